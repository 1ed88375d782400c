namespace Cairn.Workforce;

/// <summary>Splits a whole number by weights so that the parts add to it exactly: largest remainders (Hamilton), the earlier first in a tie.</summary>
internal static class Apportion
{
    public static int[] By(int total, IReadOnlyList<int> weights)
    {
        var sum = weights.Sum(w => (long)w);
        if (sum == 0)
            throw new ArgumentException("At least one weight must be above nothing.", nameof(weights));
        var parts = new int[weights.Count];
        var left = total;
        for (var i = 0; i < parts.Length; i++)
            left -= parts[i] = (int)(total * (long)weights[i] / sum);
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => total * (long)weights[i] % sum).Take(left))
            parts[i]++;
        return parts;
    }
}
