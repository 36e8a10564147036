using System.Globalization;
using System.Text.Json;

namespace ModelPack.Replay.Comparing;

/// <summary>Compares a prediction with an expected output, both as contract JSON. What the expected one leaves out is not compared.</summary>
/// <param name="output">The output of the contract.</param>
/// <param name="tolerance">How far numbers may be off.</param>
internal sealed class PredictionComparison(ContractSide output, Tolerance tolerance)
{
    // Of each kind: MaxMismatch forgives labels, and may not forgive the numbers behind them.
    private const int MostDeviations = 100;

    private readonly List<Deviation> _deviations = [];

    /// <summary>Where they differ.</summary>
    public IReadOnlyList<Deviation> Deviations => _deviations;

    /// <summary>How far numbers were off.</summary>
    public ErrorFigures Errors { get; private set; } = new();

    /// <summary>Compares them, and keeps what it finds.</summary>
    public void Compare(JsonElement expected, JsonElement actual) => CompareMembers("$", output.Members, expected, actual);

    private void CompareMembers(string path, IReadOnlyList<ContractMember> members, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != JsonValueKind.Object || actual.ValueKind != JsonValueKind.Object)
        {
            Differ(path, expected, actual, isSensitive: false);
            return;
        }

        foreach (JsonProperty property in expected.EnumerateObject())
        {
            string place = $"{path}.{property.Name}";
            if (members.FirstOrDefault(member => member.JsonName == property.Name) is not { } member)
                Add(new Deviation(place, "it is there", $"no member of the output ({string.Join(", ", members.Select(static member => member.JsonName))})"));
            else if (actual.TryGetProperty(property.Name, out JsonElement value))
                CompareMember(place, member, property.Value, value);
            else
                Differ(place, property.Value, default, member.Sensitive);
        }
    }

    private void CompareMember(string path, ContractMember member, JsonElement expected, JsonElement actual)
    {
        if (member.IsNested && expected.ValueKind == JsonValueKind.Object)
            CompareMembers(path, member.Members, expected, actual);
        else if (member.IsList && member.Item is { } item && expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
            CompareItems(path, item, expected, actual, member.Sensitive);
        else
            CompareValue(path, member, expected, actual);
    }

    private void CompareItems(string path, ContractMember item, JsonElement expected, JsonElement actual, bool isSensitive)
    {
        if (!SameLength(path, expected, actual, isSensitive))
            return;
        for (int i = 0; i < expected.GetArrayLength(); i++)
            CompareMember($"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", item, expected[i], actual[i]);
    }

    private void CompareValue(string path, ContractMember member, JsonElement expected, JsonElement actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Array when actual.ValueKind == JsonValueKind.Array:
                if (!SameLength(path, expected, actual, member.Sensitive))
                    return;
                for (int i = 0; i < expected.GetArrayLength(); i++)
                    CompareValue($"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", member, expected[i], actual[i]);
                break;
            case JsonValueKind.Object when actual.ValueKind == JsonValueKind.Object:
                foreach (JsonProperty property in expected.EnumerateObject())
                {
                    string place = $"{path}.{property.Name}";
                    if (actual.TryGetProperty(property.Name, out JsonElement value))
                        CompareValue(place, member, property.Value, value);
                    else
                        Differ(place, property.Value, default, member.Sensitive);
                }

                break;
            default:
                CompareScalar(path, member, expected, actual);
                break;
        }
    }

    private void CompareScalar(string path, ContractMember member, JsonElement expected, JsonElement actual)
    {
        if (!member.IsFloatingPoint || !TryNumber(expected, out double wanted) || !TryNumber(actual, out double found))
        {
            if (!JsonElement.DeepEquals(expected, actual))
                Differ(path, expected, actual, member.Sensitive, isLabel: !member.IsFloatingPoint && IsScalar(expected) && IsScalar(actual));
            return;
        }

        if (double.IsFinite(wanted) && double.IsFinite(found))
            Errors = Errors.With(wanted, found);
        if (!tolerance.Allows(wanted, found))
            Add(Hide(new Deviation(path, expected.GetRawText(), actual.GetRawText(), Math.Abs(wanted - found)), member.Sensitive));
    }

    private bool SameLength(string path, JsonElement expected, JsonElement actual, bool isSensitive)
    {
        int wanted = expected.GetArrayLength();
        int found = actual.GetArrayLength();
        if (wanted != found)
            Add(Hide(new Deviation(path, $"{wanted.ToString(CultureInfo.InvariantCulture)} elements", $"{found.ToString(CultureInfo.InvariantCulture)} elements"), isSensitive));
        return wanted == found;
    }

    // Another form than the recorded one is no other label.
    private void Differ(string path, JsonElement expected, JsonElement actual, bool isSensitive, bool isLabel = false)
    {
        string found = actual.ValueKind == JsonValueKind.Undefined ? "not there" : actual.GetRawText();
        Add(Hide(new Deviation(path, Short(expected.GetRawText()), Short(found), IsLabel: isLabel), isSensitive));
    }

    // Values of such members appear in no log.
    private static Deviation Hide(Deviation deviation, bool isSensitive) => isSensitive ? deviation with { Expected = "", Actual = "" } : deviation;

    private void Add(Deviation deviation)
    {
        if (_deviations.Count(other => other.IsLabel == deviation.IsLabel) < MostDeviations)
            _deviations.Add(deviation);
    }

    private static string Short(string text) => PrintableText.Of(text, 200);

    private static bool IsScalar(JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Array or JsonValueKind.Object);

    private static bool TryNumber(JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetDouble(out value),
            JsonValueKind.String => element.GetString() is "NaN" or "Infinity" or "-Infinity" && double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value),
            _ => false,
        };
    }
}
