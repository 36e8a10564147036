namespace ModelPack.AspNetCore.SageMaker;

/// <summary>Where a field lies in a text of comma-separated values.</summary>
/// <param name="Start">Its first byte, after an opening quote.</param>
/// <param name="Length">Its bytes, without quotes around it.</param>
/// <param name="IsQuoted">Whether it stands in quotes: then an empty one is an empty text, and otherwise a missing value.</param>
/// <param name="HasQuotes">Whether a quote is part of it, which is written twice.</param>
internal readonly record struct CsvField(int Start, int Length, bool IsQuoted, bool HasQuotes)
{
    /// <summary>Whether it holds nothing, not even an empty text.</summary>
    public bool IsMissing => Length == 0 && !IsQuoted;
}
