-- What administrators change in the app: all of an account, and beside each change what it was.
grant update (name, credential, phone, licenses) on people to careline_steward;
-- Fields with what they were and became. Never a key, a passphrase or health data.
alter table account_events add column detail jsonb not null default '{}';
