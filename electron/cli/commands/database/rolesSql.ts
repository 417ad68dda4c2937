/**
 * What an administrator of a server runs once, in psql. Rights are the least that works: the loading role owns what
 * it makes and nothing else; the reading role sees published schemas only, since those are granted one by one.
 */
export function rolesSql(database: string): string {
  return `-- For psql, as an administrator of the server. Change the names as you like.

-- Loads. It owns the registry (schema loader) and the dated schemas, and may do nothing else. What differs between two runs
-- is kept in temporary tables.
create role leads_loader login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
\\password leads_loader

-- Reads published runs.
create role leads_reader login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
\\password leads_reader

create database ${database} encoding 'UTF8' template template0;
revoke all on database ${database} from public;
grant connect, create, temporary on database ${database} to leads_loader;
grant connect on database ${database} to leads_reader;

-- Then load with --reader leads_reader: the published schema is granted to it. Without --reader, whoever could read the
-- run that is replaced may read the new one. The registry and runs that wait are granted to nobody.`
}
