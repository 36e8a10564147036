using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelPack.Replay.Rows;

/// <summary>Makes up one value that a member's rules allow.</summary>
internal static class ScalarMaker
{
    private const string Letters = "text";

    public static JsonNode? Make(ContractMember member, RowValue choice)
    {
        if (member.Allowed is { Count: > 0 } allowed)
            return JsonNode.Parse(allowed[0].GetRawText());
        if (member.Default is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Array or JsonValueKind.Object) } value && choice == RowValue.Middle)
            return JsonNode.Parse(value.GetRawText());
        return member.Element switch
        {
            "string" => Text(member),
            "enum" => member.Labels.FirstOrDefault() ?? "",
            "bool" => choice != RowValue.Zero,
            _ => Number(member, choice),
        };
    }

    private static string Text(ContractMember member)
    {
        bool isScalar = !member.IsArray && !member.IsTensor;
        int least = isScalar ? member.MinLength ?? 0 : 0;
        int most = isScalar ? member.MaxLength ?? int.MaxValue : int.MaxValue;
        return Letters.PadRight(least, 't')[..Math.Min(Math.Max(Letters.Length, least), most)];
    }

    private static JsonNode Number(ContractMember member, RowValue choice)
    {
        double least = Bound(member.Minimum) ?? double.NegativeInfinity;
        double most = Bound(member.Maximum) ?? double.PositiveInfinity;
        double value = choice switch
        {
            RowValue.Zero => 0,
            RowValue.One => 1,
            RowValue.Least when double.IsFinite(least) => least,
            RowValue.Middle when double.IsFinite(least) && double.IsFinite(most) => (least / 2) + (most / 2),
            _ => 1,
        };
        value = Math.Clamp(value, least, most);
        if ((member.ExclusiveMinimum && value <= least) || (member.ExclusiveMaximum && value >= most))
            value = double.IsFinite(least) && double.IsFinite(most) ? (least / 2) + (most / 2) : double.IsFinite(least) ? least + 1 : most - 1;
        return member.IsFloatingPoint ? JsonValue.Create(value) : JsonValue.Create((decimal)Math.Clamp(Math.Ceiling(value), -9e18, 1.8e19));
    }

    private static double? Bound(JsonElement? bound) => bound is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
