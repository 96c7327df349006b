"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables."""
    op.create_table(
        "journal",
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("shop_day", sa.String(length=10), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=True),
        sa.Column("device_id", sa.String(length=36), nullable=True),
        sa.Column("command_id", sa.String(length=80), nullable=False),
        sa.Column("trace", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "number", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_visit", "journal", ["visit_id"], unique=False)
    op.create_table(
        "shops",
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("opened_day", sa.String(length=10), nullable=False),
        sa.Column("default_flow", sa.String(length=40), nullable=False),
        sa.Column("reception_lane", sa.String(length=20), nullable=False),
        sa.Column("handover_bay", sa.String(length=20), nullable=False),
        sa.Column("follow_url", sa.Text(), nullable=True),
        sa.Column("clock_rate", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_shops")),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("login", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("pin_hash", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "bays",
        sa.Column("bay_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_bays_shop_id")),
        sa.PrimaryKeyConstraint("bay_id", name=op.f("pk_bays")),
        sa.UniqueConstraint("shop_id", "number", name=op.f("uq_bays_shop_id_number")),
    )
    op.create_table(
        "cameras",
        sa.Column("camera_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("camera", sa.String(length=40), nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("outbox_waiting", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=True),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_cameras_shop_id")),
        sa.PrimaryKeyConstraint("camera_id", name=op.f("pk_cameras")),
        sa.UniqueConstraint("shop_id", "camera", name=op.f("uq_cameras_shop_id_camera")),
    )
    op.create_table(
        "counters",
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_counters_shop_id")),
        sa.UniqueConstraint("shop_id", "name", name=op.f("uq_counters_shop_id_name")),
    )
    op.create_table(
        "customers",
        sa.Column("customer_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_customers_shop_id")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customers")),
    )
    op.create_table(
        "devices",
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("screen", sa.String(length=40), nullable=True),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("paired_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_devices_shop_id")),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_devices_token_digest")),
    )
    op.create_table(
        "exceptions",
        sa.Column("exception_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("owner_id", sa.String(length=36), nullable=True),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_exceptions_shop_id")),
        sa.PrimaryKeyConstraint("exception_id", name=op.f("pk_exceptions")),
    )
    op.create_table(
        "flows",
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("flow", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_flows_shop_id")),
        sa.UniqueConstraint("shop_id", "digest", name=op.f("uq_flows_shop_id_digest")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("identity", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_idempotency_keys_shop_id")),
        sa.UniqueConstraint(
            "shop_id", "identity", "key", name=op.f("uq_idempotency_keys_shop_id_identity_key")
        ),
    )
    op.create_table(
        "pairing_codes",
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("screen", sa.String(length=40), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_pairing_codes_shop_id")),
        sa.PrimaryKeyConstraint("code_digest", name=op.f("pk_pairing_codes")),
    )
    op.create_table(
        "sessions",
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_sessions_shop_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_sessions_staff_id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_sessions")),
    )
    op.create_table(
        "sightings",
        sa.Column("sighting_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("camera", sa.String(length=40), nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=False),
        sa.Column("crop", sa.String(length=64), nullable=True),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=False),
        sa.Column("resolved_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_sightings_shop_id")),
        sa.PrimaryKeyConstraint("sighting_id", name=op.f("pk_sightings")),
    )
    op.create_table(
        "staff_roles",
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_staff_roles_shop_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_staff_roles_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "shop_id", name=op.f("pk_staff_roles")),
    )
    op.create_table(
        "vehicles",
        sa.Column("vehicle_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("plate", sa.String(length=12), nullable=False),
        sa.Column("plate_colour", sa.String(length=40), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.customer_id"], name=op.f("fk_vehicles_customer_id")
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_vehicles_shop_id")),
        sa.PrimaryKeyConstraint("vehicle_id", name=op.f("pk_vehicles")),
        sa.UniqueConstraint("shop_id", "plate", name=op.f("uq_vehicles_shop_id_plate")),
    )
    op.create_table(
        "appointments",
        sa.Column("appointment_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("vehicle_id", sa.String(length=36), nullable=False),
        sa.Column("advisor_id", sa.String(length=36), nullable=True),
        sa.Column("slot_at", sa.BigInteger(), nullable=False),
        sa.Column("flow", sa.String(length=40), nullable=False),
        sa.Column("standard_minutes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_appointments_shop_id")),
        sa.ForeignKeyConstraint(
            ["vehicle_id"], ["vehicles.vehicle_id"], name=op.f("fk_appointments_vehicle_id")
        ),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("pk_appointments")),
    )
    op.create_index("ix_appointments_slot", "appointments", ["shop_id", "slot_at"], unique=False)
    op.create_table(
        "visits",
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("vehicle_id", sa.String(length=36), nullable=False),
        sa.Column("appointment_id", sa.String(length=36), nullable=True),
        sa.Column("advisor_id", sa.String(length=36), nullable=True),
        sa.Column("arrived_at", sa.BigInteger(), nullable=False),
        sa.Column("departed_at", sa.BigInteger(), nullable=True),
        sa.Column("left_unsettled", sa.Boolean(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_visits_shop_id")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.vehicle_id"], name=op.f("fk_visits_vehicle_id")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_visits")),
    )
    op.create_index(
        "ix_visits_open",
        "visits",
        ["shop_id", "vehicle_id"],
        unique=False,
        sqlite_where=sa.text("departed_at IS NULL"),
        postgresql_where=sa.text("departed_at IS NULL"),
    )
    op.create_table(
        "announcements",
        sa.Column("announcement_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("audio", sa.String(length=64), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_announcements_shop_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name=op.f("fk_announcements_visit_id")),
        sa.PrimaryKeyConstraint("announcement_id", name=op.f("pk_announcements")),
    )
    op.create_table(
        "appointment_words",
        sa.Column("appointment_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("job", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.appointment_id"],
            name=op.f("fk_appointment_words_appointment_id"),
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_appointment_words_shop_id")),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("pk_appointment_words")),
    )
    op.create_table(
        "customer_links",
        sa.Column("link_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_customer_links_shop_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name=op.f("fk_customer_links_visit_id")),
        sa.PrimaryKeyConstraint("link_id", name=op.f("pk_customer_links")),
    )
    op.create_index(op.f("ix_customer_links_visit_id"), "customer_links", ["visit_id"], unique=False)
    op.create_table(
        "repair_orders",
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("flow", sa.String(length=40), nullable=False),
        sa.Column("flow_digest", sa.String(length=64), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("stage_entered_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("promise", sa.Text(), nullable=True),
        sa.Column("mileage_km", sa.Integer(), nullable=True),
        sa.Column("waits_here", sa.Boolean(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("rework_count", sa.Integer(), nullable=False),
        sa.Column("washing_since", sa.BigInteger(), nullable=True),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("paid_minor", sa.BigInteger(), nullable=False),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.Column("timeline", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=True),
        sa.Column("occupied_bay_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_repair_orders_shop_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name=op.f("fk_repair_orders_visit_id")),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_repair_orders")),
        sa.UniqueConstraint("shop_id", "number", name=op.f("uq_repair_orders_shop_id_number")),
    )
    op.create_index(op.f("ix_repair_orders_visit_id"), "repair_orders", ["visit_id"], unique=False)
    op.create_index(
        "uq_repair_orders_occupied_bay",
        "repair_orders",
        ["occupied_bay_id"],
        unique=True,
        sqlite_where=sa.text("occupied_bay_id IS NOT NULL"),
        postgresql_where=sa.text("occupied_bay_id IS NOT NULL"),
    )
    op.create_table(
        "line_words",
        sa.Column("line_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("options", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["repair_orders.order_id"], name=op.f("fk_line_words_order_id")
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_line_words_shop_id")),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_line_words")),
    )
    op.create_index(op.f("ix_line_words_order_id"), "line_words", ["order_id"], unique=False)
    op.create_table(
        "photos",
        sa.Column("photo_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name=op.f("fk_photos_order_id")),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_photos_shop_id")),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_photos")),
    )
    op.create_index(op.f("ix_photos_order_id"), "photos", ["order_id"], unique=False)
    op.create_table(
        "reworks",
        sa.Column("rework_id", sa.String(length=36), nullable=False),
        sa.Column("shop_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("stage", sa.String(length=40), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name=op.f("fk_reworks_order_id")),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=op.f("fk_reworks_shop_id")),
        sa.PrimaryKeyConstraint("rework_id", name=op.f("pk_reworks")),
    )
