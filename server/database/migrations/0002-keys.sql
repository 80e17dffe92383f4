-- Recovery keys of devices, the nonces that prove them, and what was done with accounts and devices.

-- Held by the organisation: opens what a device holds and has not sent. No role of requests may read it.
create table recovery_keys (
  organization_id uuid not null,
  device_id uuid not null,
  key bytea not null check (octet_length(key) = 20),
  made_at timestamptz not null default now(),
  primary key (organization_id, device_id),
  foreign key (organization_id, device_id) references devices
);

create table recovery_challenges (
  organization_id uuid not null,
  device_id uuid not null,
  nonce text not null,
  expires_at timestamptz not null,
  primary key (organization_id, device_id, nonce),
  foreign key (organization_id, device_id) references devices
);

-- What was done with accounts and devices, by whom. Never a key, a passphrase or health data.
create table account_events (
  organization_id uuid not null references organizations,
  id uuid not null,
  at timestamptz not null default now(),
  event text not null,
  staff_id uuid,
  device_id uuid,
  done_by text not null,
  primary key (organization_id, id)
);
create index account_events_by_time on account_events (organization_id, at);
