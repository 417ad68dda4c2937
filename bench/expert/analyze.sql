-- Statistics for those who query.
analyze :"load_schema".addresscode;
analyze :"load_schema".contact;
analyze :"load_schema".license;
analyze :"load_schema".facility;
