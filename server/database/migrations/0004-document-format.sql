-- The store format (shared/store/migrations) in which a document lies here. One of an older format is brought up as it is read, so that
-- a new release of the server starts at once, beside one of the release before.
alter table documents add column format integer not null default 1;
alter table document_versions add column format integer not null default 1;
