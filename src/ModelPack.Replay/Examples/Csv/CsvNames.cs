using ModelPack.Naming;
using ModelPack.Replay.Examples.Mapping;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Csv;

/// <summary>All names that columns may have: of members in JSON and in C#, of features, of tensors.</summary>
internal sealed class CsvNames
{
    private static readonly Func<string, string>[] s_forms = [static name => name, static name => name.ToUpperInvariant(), LooseNames.OfFeature];

    // The earlier of two names that are the same is meant: the contract's before the model's.
    private readonly List<(string Name, int Order, CsvColumn Column)> _names = [];

    public CsvNames(ContractMapping mapping)
    {
        foreach (BoundMember member in mapping.InputMembers)
            AddMember(member, isInput: true, FeatureOf(member, mapping.Signature));
        foreach (BoundMember member in mapping.OutputMembers)
            AddMember(member, isInput: false, null);
        AddTensors(mapping.Inputs.Keys, mapping.InputMembers, isInput: true);
        AddTensors(mapping.Outputs.Keys, mapping.OutputMembers, isInput: false);
    }

    /// <summary>Finds what a header means.</summary>
    /// <exception cref="ExampleException">It means nothing, or more than one thing.</exception>
    public CsvColumn Find(string header)
    {
        bool? side = header.StartsWith("input.", StringComparison.Ordinal) ? true : header.StartsWith("output.", StringComparison.Ordinal) ? false : null;
        string name = side is null ? header : header[(header.IndexOf('.', StringComparison.Ordinal) + 1)..];
        CsvColumn[] found = FindWhole(header, null, null);
        if (found.Length == 0)
            found = FindWhole(name, null, side);
        if (found.Length == 0 && Split(name) is { } split)
            found = FindWhole(split.Name, split.Part, side);
        return found switch
        {
            [var column] => column with { Header = header },
            [] => throw new ExampleException($"the column '{header}' is none of the contract or the model; the closest first: {ClosestName.List(header, _names.Select(static known => known.Name).Distinct(StringComparer.OrdinalIgnoreCase))}."),
            _ => throw new ExampleException($"the column '{header}' may be one of the input and one of the output: name it 'input.{header}' or 'output.{header}'."),
        };
    }

    private CsvColumn[] FindWhole(string name, string? part, bool? isInput) => s_forms
        .Select(form => FirstOnly(_names
            .Where(known => (isInput is null || known.Column.IsInput == isInput) && form(known.Name) == form(name) && (part is null || HasParts(known.Column)))
            .Select(known => (known.Order, known.Column with { Part = part }))))
        .FirstOrDefault(static found => found.Length > 0) ?? [];

    private static CsvColumn[] FirstOnly(IEnumerable<(int Order, CsvColumn Column)> found) =>
        [.. found.GroupBy(static known => known.Order, static known => known.Column).MinBy(static group => group.Key)?.Distinct() ?? []];

    private static bool HasParts(CsvColumn column) => column.Member is not { Member.Kind: "scalar" or "list" };

    // As in image[3] and probabilities.setosa.
    private static (string Name, string Part)? Split(string name)
    {
        int bracket = name.EndsWith(']') ? name.LastIndexOf('[') : -1;
        if (bracket > 0)
            return (name[..bracket], name[(bracket + 1)..^1]);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? (name[..dot], name[(dot + 1)..]) : null;
    }

    private void AddMember(BoundMember member, bool isInput, string? feature)
    {
        var column = new CsvColumn("", isInput, member, member.Tensor, null);
        string?[] names = [member.JsonPath, member.NamePath, member.Member.JsonName, member.Member.Name, feature, member.Column is null ? member.Tensor : null];
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is { } name)
                _names.Add((name, i, column));
        }
    }

    private void AddTensors(IEnumerable<string> tensors, IEnumerable<BoundMember> members, bool isInput)
    {
        foreach (string tensor in tensors.Where(tensor => members.All(member => member.Tensor != tensor)))
            _names.Add((tensor, int.MaxValue, new CsvColumn("", isInput, null, tensor, null)));
    }

    private static string? FeatureOf(BoundMember member, ModelSignature signature) => member.Column is { } column
        ? signature.FeatureNames.FirstOrDefault(names => names.Input == member.Tensor || names.Input.Length == 0)?.Names.ElementAtOrDefault(column)
        : null;
}
