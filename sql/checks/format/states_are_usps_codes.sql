-- States are codes of the US Postal Service (Publication 28, appendix B), whatever their case.
--! title: States are USPS codes
--! protects: Leads are found by state
--! family: format
--! of: facility
--! columns: addresscode.state
--! warn: from 1 row
--! error: over 5 %
--! found: have a state that is no USPS code
--! advice: look whether a column moved, or states are spelled out
select f.source, f.facility_id, f.source_file, f.source_record, f.company, a.state
  from :"load_schema".addresscode a
  join :"load_schema".facility f using (addresscode_id)
 where /* if any addresscode */ upper(a.state) <> all ('{AL,AK,AZ,AR,CA,CO,CT,DE,DC,FL,GA,HI,ID,IL,IN,IA,KS,KY,LA,ME,MD,MA,MI,MN,MS,MO,MT,NE,NV,NH,NJ,NM,NY,NC,ND,OH,OK,OR,PA,RI,SC,SD,TN,TX,UT,VT,VA,WA,WV,WI,WY,AS,GU,MP,PR,VI,UM,FM,MH,PW,AA,AE,AP}'::text[]) /* end */
