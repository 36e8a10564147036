namespace ModelPack.Tasks.Manifest;

/// <summary>The names that are keys of a map from int64: an integer as it is usually written, within the type.</summary>
internal static class IntegerKeys
{
    public static string Pattern { get; } = $"^(?:0|-?[1-9][0-9]{{0,17}}|{UpTo("9223372036854775807")}|-{UpTo("9223372036854775808")})$";

    // All integers of as many digits that are not greater: the same digits up to some place, a lesser one there, any after it.
    private static string UpTo(string limit)
    {
        var parts = new List<string>();
        for (int place = 0; place < limit.Length; place++)
        {
            int least = place == 0 ? 1 : 0;
            int most = limit[place] - '0' - 1;
            if (most >= least)
                parts.Add($"{limit[..place]}{(most == least ? $"{most}" : $"[{least}-{most}]")}{Any(limit.Length - place - 1)}");
        }

        parts.Add(limit);
        return $"(?:{string.Join('|', parts)})";
    }

    private static string Any(int digits) => digits switch
    {
        0 => "",
        1 => "[0-9]",
        _ => $"[0-9]{{{digits}}}",
    };
}
