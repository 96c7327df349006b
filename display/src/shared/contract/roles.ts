// Written by display/write_types.py. Change the Python and run it again.

/** One right: which roles have it in this shop. */
export interface PermissionEntry {
  /** a wording key after `permission.` */
  permission: string;
  /** those that have it */
  roles: Array<string>;
  /** those that have it unless the shop differs */
  shipped: Array<string>;
  /** those that cannot lose it */
  fixed: Array<string>;
}

/** Rights that belong together. */
export interface PermissionRoom {
  /** a wording key after `permission_room.` */
  room: string;
  permissions: Array<PermissionEntry>;
}

/** `GET /api/roles`: every right that a person can have, by its room, and the roles that there are. */
export interface PermissionMatrix {
  roles: Array<string>;
  rooms: Array<PermissionRoom>;
}

/** `POST /api/roles/{role}`: grant a right, withdraw it, or with null let what is shipped count again. */
export interface ChangePermission {
  permission: string;
  granted: boolean | null;
}
