-- The server's own work on an organization reads who its people are, and never what their passphrases are checked against.
revoke select on people from careline_steward;
grant select (organization_id, id, team_id, email, name, role, credential, phone, licenses, is_active, created_at)
  on people to careline_steward;
-- Which sign-ins it ends when it closes an account, so that their streams end too.
grant select (family_id) on refresh_tokens to careline_steward;
