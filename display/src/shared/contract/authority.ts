// Written by display/write_types.py. Change the Python and run it again.

/** `GET /api/authority`. All of it stands in the certificates that whoever connects is shown. */
export interface ShopAuthority {
  /** as devices list it */
  name: string;
  /** SHA-256 in hex, small letters, without separators */
  fingerprint: string;
  ends_at: string;
  /** names and addresses of the server, without its loopback */
  served_as: Array<string>;
  /** where HTTPS is */
  secure_port: number;
  /** where plain HTTP gives the authority to those who lack it */
  plain_port: number;
}

/** `GET /api/certificate`: until when browsers take what the server shows; null where it serves HTTP. */
export interface CertificateState {
  ends_at: string;
  /** the server renews it; else somebody has to bring a new one */
  renewed_here: boolean;
  /** nobody has renewed it, and it is time to see to it */
  near_end: boolean;
}
