namespace ModelPack.Tasks.Replay;

/// <summary>Rounds an error up to two digits.</summary>
internal static class ErrorRounding
{
    // Beyond these a digit more or less is not a number any more.
    private const double Least = 1e-300;
    private const double Most = 1e300;

    public static double? Up(double? error)
    {
        if (error is not { } value || value < Least || value > Most)
            return error;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        // Through decimal text: 7 units of 1e-7 are not 7e-7 in binary.
        return double.Parse(FormattableString.Invariant($"{Math.Ceiling(value / unit):F0}E{Math.Log10(unit):F0}"), System.Globalization.CultureInfo.InvariantCulture);
    }
}
