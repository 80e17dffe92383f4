-- Minutes that two entries share are looked for when an entry is taken: by its person, by its patient, and by what corrects it.
create index documents_minutes_of_person on documents
  (organization_id, (body ->> 'staffId'), ((body ->> 'startedAt') collate "C")) where collection = 'timeEntries';
create index documents_minutes_of_patient on documents
  (organization_id, patient_id, ((body ->> 'startedAt') collate "C")) where collection = 'timeEntries';
create index documents_minutes_superseded on documents
  (organization_id, (body ->> 'supersedes')) where collection = 'timeEntries' and body ->> 'supersedes' <> '';
