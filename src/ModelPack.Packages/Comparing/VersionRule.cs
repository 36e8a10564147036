using System.Globalization;

namespace ModelPack.Packages.Comparing;

/// <summary>Semantic Versioning 2.0.0 for packages: which versions may follow one, given what changed.</summary>
/// <remarks>Below 1.0.0 anything may change by the letter; by custom a breaking change needs a new minor number there, and anything else a new patch. A prerelease promises nothing to the next.</remarks>
internal static class VersionRule
{
    /// <summary>Whether <paramref name="current"/> is a version that may follow <paramref name="old"/>.</summary>
    public static bool RisesEnough(string old, string current, VersionStep step)
    {
        (int[] before, bool wasPrerelease) = Parse(old);
        (int[] after, _) = Parse(current);
        if (step == VersionStep.Patch)
            return true;
        if (wasPrerelease && before.AsSpan().SequenceCompareTo(after) <= 0)
            return true;
        return after.AsSpan().SequenceCompareTo(Lift(before, step)) >= 0;
    }

    /// <summary>The least version that may follow.</summary>
    public static string Least(string old, VersionStep step)
    {
        (int[] before, bool wasPrerelease) = Parse(old);
        return string.Join('.', (wasPrerelease ? before : Lift(before, step)).Take(3).Select(static number => number.ToString(CultureInfo.InvariantCulture)));
    }

    private static int[] Lift(int[] version, VersionStep step)
    {
        bool isInitial = version[0] == 0;
        return step switch
        {
            VersionStep.Major when !isInitial => [version[0] + 1, 0, 0, 0],
            VersionStep.Major => [0, version[1] + 1, 0, 0],
            VersionStep.Minor when !isInitial => [version[0], version[1] + 1, 0, 0],
            _ => [version[0], version[1], version[2] + 1, 0],
        };
    }

    // Four numbers, as NuGet takes them; what cannot be read counts as zero.
    private static (int[] Numbers, bool IsPrerelease) Parse(string version)
    {
        string core = version.Split('+')[0];
        string[] parts = core.Split('-', 2);
        string[] numbers = parts[0].Split('.');
        int[] parsed = new int[4];
        for (int i = 0; i < Math.Min(4, numbers.Length); i++)
            parsed[i] = int.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        return (parsed, parts.Length > 1);
    }
}
