using System.Text.Json;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>A member of the input as columns: one for a value, one an element for an array, those of its members for a nested type.</summary>
/// <param name="Json">Its JSON name.</param>
/// <param name="Kind">What a field of it is written as.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="First">Its first column.</param>
/// <param name="Count">How many columns it has.</param>
/// <param name="Shape">The dimensions that its elements are nested to; empty for a value, one number for a flat array.</param>
/// <param name="Members">The members of a nested type; empty for anything else.</param>
internal sealed record CsvNode(JsonEncodedText Json, CsvValueKind Kind, bool IsNullable, int First, int Count, int[] Shape, IReadOnlyList<CsvNode> Members);
