namespace Cairn.Engine.Disclosure;

/// <summary>Factors times variables, and a constant, that come to nought together. The first variable is the one to work out from the others.</summary>
internal sealed record Equation(int[] Variables, int[] Factors, long Constant);

/// <summary>Variables with their bounds and where they begin, and the equations between them.</summary>
internal sealed class LinearSystem
{
    public List<double> Low { get; } = [];

    public List<double> High { get; } = [];

    public List<double> Start { get; } = [];

    public List<Equation> Equations { get; } = [];

    public int Add(double low, double high, double start)
    {
        Low.Add(low);
        High.Add(high);
        Start.Add(start);
        return Low.Count - 1;
    }
}
