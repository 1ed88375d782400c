using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>DHA, MAINJOBROLE, MAINJRDESC, NMCREG, AMHP.</summary>
internal sealed partial class StaffRules
{
    private const string NeedsText = "needs_free_text", CanDoDelegated = "can_do_delegated_healthcare";

    private static readonly Rule DelegatedCode = IgnoreCode(DHA, "5660", "1 yes, 2 no or 999 don't know");
    private static readonly Rule DelegatedRole = SetAside(DHA, "role", "5661", "DHA is set aside, since nobody in this main job role carries out delegated healthcare activities.", "Leave it blank, or correct MAINJOBROLE.");
    private static readonly Rule DelegatedService = SetAside(DHA, "service", "5662", "DHA is set aside, since the workplace's main service has no delegated healthcare activities.", "Leave it blank, or correct MAINSERVICE in the workplace file.");
    private static readonly Rule DelegatedWorkplace = SetAside(DHA, "workplace", "5663", "DHA is set aside, since the workplace says that its staff carry out no delegated healthcare activities.", "Leave it blank, or correct DHA in the workplace file.");
    private static readonly Rule RoleBlank = Refuse(MAINJOBROLE, "blank", "1280", "MAINJOBROLE is blank.", "Write the code of the main job role, such as 8 care worker.");
    private static readonly Rule RoleCode = Refuse(MAINJOBROLE, "code", "1280", "MAINJOBROLE is not a code or a label of the job role list.", "Use a code of the list, such as 8 care worker.");
    private static readonly Rule RoleNotRegulated = Refuse(MAINJOBROLE, "not-regulated", "1280", "MAINJOBROLE is registered manager, but the workplace has no regulated service.", "Choose another role, or correct REGTYPE in the workplace file.");
    private static readonly Rule JobTextMissing = Refuse(MAINJRDESC, "blank", "1290", "MAINJRDESC is blank, though MAINJOBROLE is an \"other\" role.", "Say in a few words what the job is.");
    private static readonly Rule JobTextLong = Refuse(MAINJRDESC, "long", "1290", "MAINJRDESC is longer than 120 characters.", "Shorten it to 120 characters.");
    private static readonly Rule JobTextNotNeeded = SetAside(MAINJRDESC, "not-needed", "3290", "MAINJRDESC is set aside, since MAINJOBROLE is no \"other\" role.", "Leave it blank, or use role 23 or 27.");
    private static readonly Rule NurseMissing = Look(NMCREG, "blank", "3340", "NMCREG is blank, though the main job role is registered nurse.", "Write the nurse's category, 1 to 5.");
    private static readonly Rule NurseNotNeeded = SetAside(NMCREG, "not-needed", "3340", "NMCREG is set aside, since the main job role is not registered nurse.", "Leave it blank, or correct MAINJOBROLE.");
    private static readonly Rule NurseCode = IgnoreCode(NMCREG, "3340", "1 adult, 2 mental health, 3 learning disabilities, 4 children's or 5 enrolled nurse");
    private static readonly Rule MentalHealthMissing = Look(AMHP, "blank", "3380", "AMHP is blank, though the main job role is social worker.", "Write 1 if they are an approved mental health professional, 2 if not, 999 if it is not known.");
    private static readonly Rule MentalHealthNotNeeded = SetAside(AMHP, "not-needed", "3380", "AMHP is set aside, since the main job role is not social worker.", "Leave it blank, or correct MAINJOBROLE.");
    private static readonly Rule MentalHealthCode = IgnoreCode(AMHP, "3380", "1 yes, 2 no or 999 don't know");

    private void CheckMainJob()
    {
        row.MainJobRole = Answer.Blank;
        if (Cell(MAINJOBROLE).IsEmpty)
            Report(RoleBlank, MAINJOBROLE);
        else
            row.MainJobRole = Checks.Code((int)MAINJOBROLE, RoleCode);
        if (row.MainJobRole.Is(CodeLists.RegisteredManager) && workplace is { IsTold: true, Regulated: false })
            Report(RoleNotRegulated, MAINJOBROLE);
        CheckJobText();
        CheckDelegated();
    }

    private void CheckJobText()
    {
        row.MainJobDescription = null;
        var needed = row.MainJobRole.Known is { } role && lists.JobRoles.Says(role, NeedsText);
        if (Cell(MAINJRDESC).IsEmpty)
        {
            if (needed)
                Report(JobTextMissing, MAINJRDESC);
        }
        else if (Checks.TooLong((int)MAINJRDESC))
            Report(JobTextLong, MAINJRDESC);
        else if (!needed)
            Report(JobTextNotNeeded, MAINJRDESC);
        else
            row.MainJobDescription = Checks.Text((int)MAINJRDESC);
    }

    private void CheckDelegated()
    {
        var answer = Code(DHA, DelegatedCode, 999);
        row.DelegatedHealthcare = answer;
        if (answer.IsBlank)
            return;
        var found = Checks.Report.Findings.Count;
        if (row.MainJobRole.Known is { } role && !lists.JobRoles.Says(role, CanDoDelegated))
            Report(DelegatedRole, DHA);
        if (workplace is { IsTold: true, MainService: > 0 } && !lists.Services.Says(workplace.MainService, CanDoDelegated))
            Report(DelegatedService, DHA);
        if (workplace is { IsTold: true, SaysNoDelegatedHealthcare: true })
            Report(DelegatedWorkplace, DHA);
        if (Checks.Report.Findings.Count > found)
            row.DelegatedHealthcare = Answer.Blank;
    }

    private void CheckProfessions()
    {
        row.NurseCategory = OfProfession(NMCREG, CodeLists.RegisteredNurse, NurseMissing, NurseNotNeeded, NurseCode);
        row.ApprovedMentalHealth = OfProfession(AMHP, CodeLists.SocialWorker, MentalHealthMissing, MentalHealthNotNeeded, MentalHealthCode);
    }

    private Answer OfProfession(StaffColumn column, int role, Rule missing, Rule notNeeded, Rule code)
    {
        if (row.MainJobRole.Is(role))
        {
            if (!Cell(column).IsEmpty)
                return Code(column, code, 999);
            Report(missing, column);
        }
        else if (!Cell(column).IsEmpty)
        {
            Report(notNeeded, column);
        }
        return Answer.Blank;
    }
}
