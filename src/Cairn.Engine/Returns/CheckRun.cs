using System.Globalization;
using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>One run over the files.</summary>
internal sealed class CheckRun(ReturnsFiles files, ReturnsOptions options, ReturnsHandlers handlers, CancellationToken cancel)
{
    private readonly Survey survey = new(options);
    private readonly List<(Rule Rule, int Line, string? Detail)> wholeFile = [];
    private readonly List<FileSummary> summaries = [];
    private readonly long toRead = Length(files.Workplace) * 2 + Length(files.Staff) * 2 + (files.Training is { } training ? Length(training) : 0);
    private long finished;

    public ReturnsSummary Run()
    {
        var workplace = Read(files.Workplace, ReturnsFile.Workplace);
        var staff = Read(files.Staff, ReturnsFile.Staff);
        var training = files.Training is { } input ? Read(input, ReturnsFile.Training) : null;
        if (workplace is null || staff is null || (files.Training is not null && training is null)
            || !Surveyed(ReturnsFile.Workplace, workplace, SurveyReading.Workplaces) || !Surveyed(ReturnsFile.Staff, staff, SurveyReading.Staff)
            || (training is not null && !Readable(training)))
        {
            foreach (var (rule, line, detail) in wholeFile.OrderBy(f => f.Rule.File))
                handlers.Finding?.Invoke(new Finding(rule, line, default, detail));
            return new(true, summaries);
        }
        CheckAccount();
        Check(workplace, handlers.Workplace, handlers.WorkplaceRefused, (l, keep) => new WorkplaceRules(l, options, survey, keep));
        Check(staff, handlers.Staff, handlers.StaffRefused, (l, keep) => new StaffRules(l, options, survey, keep));
        if (training is not null)
            Check(training, handlers.Training, handlers.TrainingRefused, (l, keep) => new TrainingRules(l, options, survey, keep));
        return new(false, summaries);
    }

    private FileLayout? Read(ReturnsInput input, ReturnsFile file)
    {
        try
        {
            return FileLayout.Read(input, file, (code, message, advice) =>
                wholeFile.Add((RuleBook.OfFile(file, code, Outcome.KeptCheck, message, advice), 1, null)));
        }
        catch (UnusableFileException e)
        {
            Unusable(file, e);
            return null;
        }
    }

    private bool Surveyed(ReturnsFile file, FileLayout layout, Action<FileLayout, CodeLists, Survey, Action<long>, CancellationToken> reading)
    {
        try
        {
            reading(layout, options.Lists, survey, bytes => Progress(file, bytes, 0), cancel);
            finished += Length(layout.Input);
            return true;
        }
        catch (UnusableFileException e)
        {
            Unusable(file, e);
            return false;
        }
    }

    /// <summary>The training file says nothing to the others; it is only made sure that it can be read to its end.</summary>
    private bool Readable(FileLayout layout) => Surveyed(ReturnsFile.Training, layout, (l, _, _, _, stop) =>
    {
        using var reader = l.Open();
        var chunk = reader.NewChunk();
        while (reader.Next(chunk))
            stop.ThrowIfCancellationRequested();
        finished -= Length(l.Input);
    });

    private void Unusable(ReturnsFile file, UnusableFileException e) =>
        wholeFile.Add((RuleBook.OfFile(file, e.Code, Outcome.FileUnusable, e.Message, e.Advice), 1, null));

    private void CheckAccount()
    {
        if (!options.IsParent && survey.WorkplaceRows != 1)
            wholeFile.Add((AccountRules.NotParent, 1, string.Create(CultureInfo.InvariantCulture, $"It holds {survey.WorkplaceRows}.")));
        if (options.OwnWorkplace is { } own && survey.Workplace(Key.Of(Encoding.UTF8.GetBytes(own))) is null)
            wholeFile.Add((AccountRules.OwnMissing, 1, $"It is {own}."));
    }

    private void Check<TRow>(FileLayout layout, Action<RowPlace, TRow>? deliver, Action<TRow>? refuse, Func<FileLayout, bool, IRowRules<TRow>> rules)
    {
        var file = layout.Header.File;
        long rows = 0, refused = 0, errors = 0, warnings = 0;
        foreach (var (rule, line, detail) in wholeFile.Where(f => f.Rule.File == file))
        {
            handlers.Finding?.Invoke(new Finding(rule, line, default, detail));
            _ = rule.Severity == Severity.Error ? errors++ : warnings++;
        }
        using (var reader = layout.Open())
            ChunkPipeline.Run(reader, () => new CheckLane<TRow>(rules(layout, deliver is not null), deliver is not null), (lane, chunk) => lane.Work(chunk), lane =>
            {
                lane.HandOver(handlers.Finding, deliver, refuse);
                rows += lane.Rows;
                refused += lane.Refused;
                errors += lane.Report.Errors;
                warnings += lane.Report.Warnings;
                Progress(file, reader.BytesRead, rows);
            }, cancel);
        finished += Length(layout.Input);
        summaries.Add(new(file, layout.Form.Name, (char)layout.Header.Separator, rows, rows - refused, refused, errors, warnings));
    }

    private void Progress(ReturnsFile file, long bytes, long rows) =>
        handlers.Progress?.Invoke(new(file, toRead == 0 ? 0 : Math.Min(1, (double)(finished + bytes) / toRead), rows));

    /// <summary>What a file says of its size is for the progress alone, and it may lie.</summary>
    private static long Length(ReturnsInput input) => Math.Clamp(input.Length ?? 0, 0, 1L << 48);
}
