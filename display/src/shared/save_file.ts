import { fetchWithToken } from "./api";

/** Hands a file of the server over under `name`. A link could not carry the token. Throws as `fetchWithToken` does. */
export async function saveFile(path: string, name: string): Promise<void> {
  const answer = await fetchWithToken(path);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
