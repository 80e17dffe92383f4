-- Forms that an organization added: like staff and resources, every member reads them and no device writes them.
drop policy seen on documents;
drop policy seen on document_versions;

create policy seen on documents for select to careline_app
  using (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents'
        then updated_by = current_staff()::text or updated_by in (select visible_staff()::text)
      when collection = 'reviewItems' then body ->> 'raisedBy' in (select supervised_staff()::text)
      when collection in ('staff', 'resources', 'forms') then (select is_member())
      else false
    end
  );
create policy seen on document_versions for select to careline_app
  using (
    organization_id = current_organization()
    and case
      when patient_id is not null then patient_id in (select visible_patients())
      when collection = 'auditEvents'
        then updated_by = current_staff()::text or updated_by in (select visible_staff()::text)
      when collection = 'reviewItems' then body ->> 'raisedBy' in (select supervised_staff()::text)
      when collection in ('staff', 'resources', 'forms') then (select is_member())
      else false
    end
  );
