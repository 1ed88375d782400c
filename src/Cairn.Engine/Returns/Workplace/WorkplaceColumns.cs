using static Cairn.Engine.Returns.Columns;

namespace Cairn.Engine.Returns;

/// <summary>Places of the workplace file's columns.</summary>
internal enum WorkplaceColumn
{
    LOCALESTID, STATUS, ESTNAME, ADDRESS1, ADDRESS2, ADDRESS3, POSTTOWN, POSTCODE, ESTTYPE, OTHERTYPE, PERMCQC, PERMLA, REGTYPE,
    PROVNUM, LOCATIONID, MAINSERVICE, ALLSERVICES, CAPACITY, UTILISATION, SERVICEDESC, SERVICEUSERS, OTHERUSERDESC, DHA,
    DHAACTIVITIES, TOTALPERMTEMP, ALLJOBROLES, STARTERS, LEAVERS, VACANCIES, REASONS, REASONNOS, REPEATTRAINING, CWPAWARE, CWPUSE,
    CWPUSEDESC, SICKPAY, PENSION, ACTUALCONT, OPTOUTPEN, HOLIDAY, SLEEPINS, SLEEPINPAY, TRAVELTIME, TTDIFFRATE,
}

/// <summary>The workplace file: reference table 2.</summary>
internal static class WorkplaceColumns
{
    public static readonly Columns All = new(ReturnsFile.Workplace,
    [
        Text("LOCALESTID", 50), new("STATUS", ColumnKind.Code), Text("ESTNAME", 120), Text("ADDRESS1", 40), Text("ADDRESS2", 40),
        Text("ADDRESS3", 40), Text("POSTTOWN", 40), Text("POSTCODE", 10), Code("ESTTYPE", "establishment_type"), Text("OTHERTYPE", 240),
        Code("PERMCQC", "share_permission"), Code("PERMLA", "share_permission"), Code("REGTYPE", "reg_type"),
        new("PROVNUM", ColumnKind.Code), new("LOCATIONID", ColumnKind.Code), Code("MAINSERVICE", "services"),
        new("ALLSERVICES", ColumnKind.Codes, List: "services"), new("CAPACITY", ColumnKind.Codes), new("UTILISATION", ColumnKind.Codes),
        new("SERVICEDESC", ColumnKind.Text), new("SERVICEUSERS", ColumnKind.Codes, List: "service_users"),
        new("OTHERUSERDESC", ColumnKind.Text), Code("DHA", "yes_no_dont_know"),
        new("DHAACTIVITIES", ColumnKind.Codes, List: "delegated_healthcare_activity"), new("TOTALPERMTEMP", ColumnKind.Number),
        new("ALLJOBROLES", ColumnKind.Codes, List: "job_roles"), new("STARTERS", ColumnKind.Codes), new("LEAVERS", ColumnKind.Codes),
        new("VACANCIES", ColumnKind.Codes), new("REASONS", ColumnKind.Codes), new("REASONNOS", ColumnKind.Codes),
        Code("REPEATTRAINING", "repeat_training"), Code("CWPAWARE", "care_workforce_pathway_awareness"),
        new("CWPUSE", ColumnKind.Codes, List: "care_workforce_pathway_use_reason"), Text("CWPUSEDESC", 120),
        Code("SICKPAY", "sick_pay_pension"), Code("PENSION", "sick_pay_pension"), new("ACTUALCONT", ColumnKind.Number),
        Code("OPTOUTPEN", "yes_no_dont_know"), new("HOLIDAY", ColumnKind.Number), Code("SLEEPINS", "yes_no_dont_know"),
        Code("SLEEPINPAY", "sleep_in_pay"), Code("TRAVELTIME", "travel_time_pay"), new("TTDIFFRATE", ColumnKind.Number),
    ]);
}
