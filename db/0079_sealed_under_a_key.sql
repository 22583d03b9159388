-- No event is stored under a key that is gone: a process that holds a deleted key for seconds more would write what nobody can erase
-- again, or what read models that stand behind the erasure would still open. The trigger runs while the append holds es_head, as the
-- erasure does from its event on, so either the event stands before subject_erased or its append sees that the key is gone. Its process
-- then asks for the keys anew and seals again (SQLSTATE NN001).

create function subject_key_is_there()
returns trigger
language plpgsql
as $$
begin
    if exists (
        select from unnest(array[
                   new.data ->> 'name', new.data ->> 'input', new.data #>> '{result,output}', new.data #>> '{result,inputSha256}',
                   new.data #>> '{result,outputSha256}', new.data #>> '{receipt,salt}']) envelope (text)
         where envelope.text like 'env1:%'
           and not exists (
               select from subject_key
                where id = encode(substr(decode(translate(substr(envelope.text, 6, 24), '-_', '+/'), 'base64'), 1, 16), 'hex')::uuid))
    then
        raise exception 'the key of a personal field is gone' using errcode = 'NN001';
    end if;
    return new;
end;
$$;

comment on function subject_key_is_there is 'Refuses an event that is sealed under a deleted key. The fields are those of PersonalFields.';

create trigger subject_key_is_there
before insert on mt_events
for each row when (new.type in ('api_key_issued', 'inference_requested', 'inference_completed'))
execute function subject_key_is_there();
