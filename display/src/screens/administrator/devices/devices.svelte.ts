import { send } from "../../../shared/api";
import type { AskKiosk, BayEntry, CameraEntry, ChangeDevice, ConfirmPairing, PairedDeviceEntry } from "../../../shared/contract/devices";
import type { SpeakerEntry, SpeakerList } from "../../../shared/contract/voice";
import { Asked } from "../../../shared/asked.svelte";

/** The shop's devices as the server knows them. */
export class Devices {
  private readonly asked = new Asked(() =>
    Promise.all([
      send<PairedDeviceEntry[]>("/api/devices"),
      send<CameraEntry[]>("/api/cameras"),
      send<SpeakerList>("/api/speakers"),
      send<BayEntry[]>("/api/bays"),
    ]),
  );

  get devices(): readonly PairedDeviceEntry[] {
    return this.asked.answer?.[0] ?? [];
  }

  get cameras(): readonly CameraEntry[] {
    return this.asked.answer?.[1] ?? [];
  }

  get speakers(): readonly SpeakerEntry[] {
    return this.asked.answer?.[2].speakers ?? [];
  }

  /** The shop's; null until there is an answer. */
  get bays(): readonly BayEntry[] | null {
    return this.asked.answer?.[3] ?? null;
  }

  /** True once there is an answer. */
  get known(): boolean {
    return this.asked.answer !== null;
  }

  get problem(): unknown {
    return this.asked.problem;
  }

  get now(): number {
    return this.asked.now;
  }

  stop(): void {
    this.asked.stop();
  }

  async change(deviceId: string, change: Partial<ChangeDevice>): Promise<void> {
    await send(`/api/devices/${deviceId}`, { method: "PATCH", body: change });
    await this.asked.again();
  }

  async revoke(deviceId: string): Promise<void> {
    await send(`/api/devices/${deviceId}`, { method: "DELETE" });
    await this.asked.again();
  }

  /** Says what the screen is that shows these six digits; it becomes a device when it next asks. */
  async pair(told: ConfirmPairing): Promise<void> {
    await send("/api/pairing-requests/confirm", { method: "POST", body: told });
  }

  /** Asks a kiosk for something; it does it after its next heartbeat. */
  async ask(deviceId: string, order: AskKiosk["order"]): Promise<void> {
    await send(`/api/devices/${deviceId}/orders`, { method: "POST", body: { order } });
  }
}
