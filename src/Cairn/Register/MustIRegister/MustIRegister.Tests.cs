using System.Net;
using Cairn.Tests;
using Xunit;

namespace Cairn.Register;

/// <summary>Up to five questions tell whether, by when, with what and for how much to register; only what makes a difference is asked (R2, R8).</summary>
public sealed class MustIRegisterTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static string Ask(string country, string service, string level, string started = "2026-10-01", params string[] held) =>
        $"/register/must-i?Country={country}&Service={service}&Level={level}&Started={started}&Held={string.Concat(held.Select(h => "&Held=" + h))}";

    [Fact]
    public async Task R2_a_role_that_must_be_registered_is_told_by_when_with_what_and_for_how_much_and_by_which_rules()
    {
        await using var served = await Served.Start(databases["sqlite"] with { Today = Today }, stop);
        var worker = await served.Text("", Ask("scotland", "care-at-home", "worker"));
        foreach (var part in new[]
        {
            "You must be registered by 1 April 2027", "Social care workforce", "Apply by 1 January 2027", "£28.00", "on condition of gaining a practice qualification at SCQF 6 or above",
            "3 years from the day on which you are registered", "Apply within 3 months of starting in the role. Since 3 June 2024. Source: ", "(worked out from what was read)", "SVQ Social Services and Healthcare at SCQF 6; or",
        })
            Assert.Contains(part, worker, StringComparison.Ordinal);
        Assert.Contains("You hold the qualification that the role asks for", await served.Text("", Ask("scotland", "care-at-home", "worker", held: "svq-ssh-6")), StringComparison.Ordinal);
        var supervisor = await served.Text("", Ask("scotland", "care-at-home", "supervisor", held: "svq-ssh-7"));
        Assert.Contains("on condition of gaining 15 credits of supervision at SCQF 7 or above", supervisor, StringComparison.Ordinal);
        Assert.DoesNotContain("on condition of gaining a practice qualification", supervisor, StringComparison.Ordinal);
        Assert.Contains("and the time for it ended on 1 August 2026", await served.Text("", Ask("scotland", "care-at-home", "worker", "2026-02-01")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_R8_who_need_not_may_or_cannot_yet_is_told_so()
    {
        await using var served = await Served.Start(databases["sqlite"] with { Today = Today }, stop);
        foreach (var (url, said) in new[]
        {
            (Ask("scotland", "care-home-older", "practitioner", held: "body:nmc"), "You need not register: that you are registered with the Nursing and Midwifery Council does instead"),
            (Ask("scotland", "care-at-home", "ancillary"), "Ancillary staff need not register."),
            (Ask("scotland", "personal-assistance", "worker"), "You may register, and need not"),
            (Ask("scotland", "personal-assistance", "worker"), "(not verified)"),
            (Ask("scotland", "fieldwork-adults", "worker"), "No part of this register is for the role"),
            (Ask("england", "", "social-worker"), "cannot be yet: a recognised social work degree must be held first"),
            (Ask("england", "", "social-worker", "2026-12-01", "social-work-degree"), "You must be registered before you start"),
            (Ask("england", "", "worker"), "You may register, and need not"),
            (Ask("northern-ireland", "", "worker"), "You must be registered by 1 April 2027"),
            (Ask("northern-ireland", "", "worker"), "No fee is on record for today"),
            ("/register/must-i?Country=wales", "No rules are held here for Wales"),
        })
            Assert.Contains(said, await served.Text("", url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R2_one_question_a_page_each_asked_again_until_it_is_answered_and_none_that_makes_no_difference()
    {
        await using var served = await Served.Start(databases["sqlite"] with { Today = Today }, stop);
        foreach (var (url, said) in new[]
        {
            ("/register/must-i", "You need no account"),
            ("/register/must-i?Asked=Country", "Choose the country in which you work"),
            ("/register/must-i?Country=atlantis&Asked=Country", "Choose the country in which you work"),
            ("/register/must-i?Country=scotland", "In what kind of service?"),
            ("/register/must-i?Country=scotland&Asked=Service", "Choose where you work"),
            ("/register/must-i?Country=england", "What do you do there?"),
            ("/register/must-i?Country=scotland&Service=care-at-home&Asked=Level", "Choose what you do"),
            ("/register/must-i?Country=england&Level=worker&Asked=Started", "Write the day on which you started"),
            ("/register/must-i?Country=england&Level=worker&Started.day=31&Started.month=2&Started.year=2026&Asked=Started", "There is no such date"),
            ("/register/must-i?Country=england&Level=worker&Started=1066-10-14&Asked=Started", "Write a day between 1950 and 22 November 2028"),
            ("/register/must-i?Country=scotland&Service=care-at-home&Level=worker&Started=2026-10-01", "Which of these do you hold?"),
            ($"{Ask("scotland", "care-at-home", "worker")}&Again=Level", "What do you do there?"),
        })
            Assert.Contains(said, await served.Text("", url), StringComparison.Ordinal);
        // England’s voluntary part asks for no qualification and knows no other body: four questions do.
        Assert.Contains("You may register, and need not", await served.Text("", "/register/must-i?Country=england&Level=worker&Started=2026-10-01"), StringComparison.Ordinal);
        using var odd = await new Browser(served.Address).Get("/register/must-i?Country=scotland&Service=nowhere&Level=king&Started=2026-10-01&Held=body:none&Again=Held");
        Assert.Equal(HttpStatusCode.OK, odd.StatusCode);
    }

    public void Dispose() => databases.Dispose();
}
