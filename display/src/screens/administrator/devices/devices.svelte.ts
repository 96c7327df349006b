import { Refusal, send } from "../../../shared/api";
import type { CameraEntry, ChangeDevice, PairedDeviceEntry } from "../../../shared/contract/devices";
import { dropSession } from "../../../shared/token";

const ASK_EVERY_MS = 3_000;

/** The shop's devices as the server knows them, asked anew every few seconds. */
export class Devices {
  devices = $state.raw<readonly PairedDeviceEntry[]>([]);
  cameras = $state.raw<readonly CameraEntry[]>([]);
  /** True once there is an answer. */
  known = $state(false);
  /** What the last question came to; null: an answer. */
  problem = $state.raw<unknown>(null);
  now = $state(Date.now());
  private readonly timer = setInterval(() => void this.ask(), ASK_EVERY_MS);

  constructor() {
    void this.ask();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async change(deviceId: string, change: Partial<ChangeDevice>): Promise<void> {
    await send(`/api/devices/${deviceId}`, { method: "PATCH", body: change });
    await this.ask();
  }

  async revoke(deviceId: string): Promise<void> {
    await send(`/api/devices/${deviceId}`, { method: "DELETE" });
    await this.ask();
  }

  private async ask(): Promise<void> {
    try {
      const asked = [send<PairedDeviceEntry[]>("/api/devices"), send<CameraEntry[]>("/api/cameras")] as const;
      [this.devices, this.cameras] = await Promise.all(asked);
      this.known = true;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      if (problem instanceof Refusal && problem.code === "not_signed_in") this.signInAgain();
    }
    this.now = Date.now();
  }

  private signInAgain(): void {
    dropSession();
    location.replace(`/sign-in?to=${location.pathname}`);
  }
}
