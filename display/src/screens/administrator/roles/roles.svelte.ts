import { send } from "../../../shared/api";
import type { ChangePermission, PermissionEntry, PermissionMatrix } from "../../../shared/contract/roles";
import { Asked } from "../../../shared/asked.svelte";

/** What each role may do in the shop, as the server tells it every few seconds. Call `stop()` when the page goes. */
export class Roles {
  private readonly asked = new Asked(() => send<PermissionMatrix>("/api/roles"));
  /** The box that has just been set, until the server has told the matrix anew. */
  private setting = $state.raw<{ role: string; permission: string; granted: boolean } | null>(null);
  /** What the last change came to. */
  refused = $state.raw<unknown>(null);

  get matrix(): PermissionMatrix | null {
    return this.asked.answer;
  }

  get problem(): unknown {
    return this.refused ?? this.asked.problem;
  }

  get busy(): boolean {
    return this.setting !== null;
  }

  /** Whether a role has a right, also while the server is being told. */
  has(entry: PermissionEntry, role: string): boolean {
    const { setting } = this;
    if (setting?.role === role && setting.permission === entry.permission) return setting.granted;
    return entry.roles.includes(role);
  }

  /** Grants a right or withdraws it. */
  async set(role: string, permission: string, granted: boolean): Promise<void> {
    this.setting = { role, permission, granted };
    this.refused = null;
    try {
      const body: ChangePermission = { permission, granted };
      await send(`/api/roles/${role}`, { method: "POST", body });
      await this.asked.again();
    } catch (problem) {
      this.refused = problem;
    }
    this.setting = null;
  }

  stop(): void {
    this.asked.stop();
  }
}
