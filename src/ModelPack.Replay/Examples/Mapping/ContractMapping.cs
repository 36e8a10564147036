using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Mapping;

/// <summary>Turns tensors of the model into rows of the contract, by the contract's bindings.</summary>
internal sealed class ContractMapping
{
    private readonly Batches _batches;
    private readonly FixedInputs _fixed;
    private readonly IReadOnlyList<(BoundMember Bound, MemberJson Json)> _inputs;
    private readonly IReadOnlyList<(BoundMember Bound, MemberJson Json)> _outputs;

    public ContractMapping(Contract contract, ModelSignature signature, EnumNumbers numbers)
    {
        Contract = contract;
        Signature = signature;
        _batches = new Batches(contract, signature);
        _fixed = new FixedInputs(contract, signature, _batches);
        Inputs = signature.Inputs.ToDictionary(static input => input.Name, static input => input.Type);
        Outputs = signature.Outputs.ToDictionary(static output => output.Name, static output => output.Type);
        _inputs = Members("input", contract.Input, numbers);
        _outputs = Members("output", contract.Output, numbers);
    }

    /// <summary>The contract.</summary>
    public Contract Contract { get; }

    /// <summary>The model's signature.</summary>
    public ModelSignature Signature { get; }

    /// <summary>The graph's inputs by name.</summary>
    public IReadOnlyDictionary<string, ModelValueType> Inputs { get; }

    /// <summary>The graph's outputs by name.</summary>
    public IReadOnlyDictionary<string, ModelValueType> Outputs { get; }

    /// <summary>The bound members of the input.</summary>
    public IEnumerable<BoundMember> InputMembers => _inputs.Select(static member => member.Bound);

    /// <summary>The bound members of the output.</summary>
    public IEnumerable<BoundMember> OutputMembers => _outputs.Select(static member => member.Bound);

    /// <summary>The JSON of a bound member.</summary>
    public MemberJson JsonOf(BoundMember member) => _inputs.Concat(_outputs).First(candidate => candidate.Bound == member).Json;

    /// <summary>An example for each row of tensors, through the contract where it can say them; else one, at the model.</summary>
    /// <param name="place">Where the tensors are from.</param>
    /// <param name="inputs">The inputs by name.</param>
    /// <param name="outputs">What is expected, by name; null when the rows only have to run.</param>
    /// <param name="examples">Takes the message that rows are checked at the model.</param>
    public IEnumerable<Example> Map(ExamplePlace place, Dictionary<string, ExampleValue?> inputs, Dictionary<string, ExampleValue?>? outputs, ExampleCollector examples)
    {
        inputs = Fit(inputs, Inputs, _batches.AxisOfInput);
        outputs = outputs is null ? null : Fit(outputs, Outputs, _batches.AxisOfOutput);
        long rows = CountRows(inputs);
        RequireInputs(inputs);
        if (WhyAtModel(inputs, outputs, rows) is not { } reason)
            return [.. Enumerable.Range(0, (int)rows).Select(row => Row(place, inputs, outputs, row, rows))];
        examples.Note($"{place.File}: examples are checked at the model, not through the contract, since {reason}.");
        return [new ModelExample(place, _fixed.Complete(inputs, rows), outputs)];
    }

    private static Dictionary<string, ExampleValue?> Fit(Dictionary<string, ExampleValue?> values, IReadOnlyDictionary<string, ModelValueType> types, Func<ModelValueType, int> axisOf) =>
        values.ToDictionary(static value => value.Key, value => value.Value is ExampleTensor tensor && types[value.Key] is TensorValueType type
            ? RowShape.Fit(value.Key, tensor, type, axisOf(type))
            : value.Value);

    private List<(BoundMember Bound, MemberJson Json)> Members(string side, ContractSide type, EnumNumbers numbers) =>
        [.. BoundMember.Of(Contract, side).Select(bound => (bound, new MemberJson(bound.Member, numbers.Of(type, bound.Path), side == "input")))];

    private long CountRows(Dictionary<string, ExampleValue?> inputs)
    {
        (string Name, long Rows)[] counts =
        [
            .. inputs.Select(input => (input.Key, Axis: _batches.AxisOfInput(Inputs[input.Key]), input.Value))
                .Where(static input => input is { Axis: >= 0, Value: ExampleTensor })
                .Select(static input => (input.Key, ((ExampleTensor)input.Value!).Shape[input.Axis])),
        ];
        foreach ((string name, long count) in counts)
        {
            if (count != counts[0].Rows)
                throw new ExampleException($"'{counts[0].Name}' has {counts[0].Rows} rows and '{name}' has {count}. All inputs of an example have the same number of rows.");
        }

        // A batch of none would pass without anything having been run.
        return counts.Length == 0 ? 1 : counts[0].Rows > 0 ? counts[0].Rows : throw new ExampleException($"'{counts[0].Name}' has no row. Write at least one, or leave the line out.");
    }

    private void RequireInputs(Dictionary<string, ExampleValue?> inputs)
    {
        string[] missing = [.. Signature.Inputs
            .Where(input => !input.IsOptional && input.Type is not OptionalValueType && !inputs.ContainsKey(input.Name) && !_fixed.Has(input.Name))
            .Select(static input => $"'{input.Name}'")];
        if (missing.Length > 0)
            throw new ExampleException($"""no value for {string.Join(", ", missing)}. Write every input of the model in "tensors".""");
    }

    private string? WhyAtModel(Dictionary<string, ExampleValue?> inputs, Dictionary<string, ExampleValue?>? outputs, long rows)
    {
        if (Contract.Input.Tensors is not null)
            return "an encoder makes the model's inputs";
        if (_fixed.WhyOther(inputs) is { } other)
            return other;
        if (inputs.Keys.FirstOrDefault(name => !_fixed.Has(name) && InputMembers.All(member => member.Tensor != name)) is { } input)
            return $"the contract does not bind the input '{input}'";
        if (outputs is null)
            return null;
        if (Contract.Output.Tensors is not null)
            return "a decoder reads the model's outputs";
        if (outputs.Keys.FirstOrDefault(name => OutputMembers.All(member => member.Tensor != name)) is { } output)
            return $"the contract does not bind the output '{output}'";
        return rows > 1 && outputs.FirstOrDefault(value => value.Value is ExampleTensor && _batches.AxisOfOutput(Outputs[value.Key]) < 0).Key is { } whole
            ? $"the output '{whole}' is one for all rows"
            : null;
    }

    private ContractExample Row(ExamplePlace place, Dictionary<string, ExampleValue?> inputs, Dictionary<string, ExampleValue?>? outputs, int row, long rows) => new(
        place.File,
        place.Line,
        Write(_inputs, inputs, value => InputRow(value.Key, value.Value, row)),
        outputs is null ? null : Write(_outputs, outputs, value => OutputRow(value.Key, value.Value, row, rows)));

    private static JsonElement Write(IReadOnlyList<(BoundMember Bound, MemberJson Json)> members, Dictionary<string, ExampleValue?> values, Func<KeyValuePair<string, ExampleValue?>, ExampleValue?> rowOf)
    {
        var rows = values.ToDictionary(static value => value.Key, value => rowOf(value));
        var json = new JsonObject();
        foreach ((BoundMember bound, MemberJson writer) in members)
        {
            if (!rows.TryGetValue(bound.Tensor, out ExampleValue? value))
                continue;
            ContractPath.Set(json, bound.Path, bound.Column is { } column ? writer.WriteScalar(ColumnsOf(bound, value, column), column) : writer.Write(value));
        }

        return JsonSerializer.SerializeToElement(json);
    }

    private static ExampleTensor ColumnsOf(BoundMember bound, ExampleValue? value, int column) =>
        value is ExampleTensor tensor && column < tensor.Elements.Length
            ? tensor
            : throw new ExampleException($"'{bound.Tensor}' has no column {column}, which '{bound.JsonPath}' is bound to.");

    private ExampleValue? InputRow(string name, ExampleValue? value, int row) => Slice(value, _batches.AxisOfInput(Inputs[name]), row);

    private ExampleValue? OutputRow(string name, ExampleValue? value, int row, long rows)
    {
        if (value is ExampleSequence { Elements: [ExampleMap, ..] maps } && OutputMembers.Any(member => member.Tensor == name && member.Member.IsDictionary))
            return maps.Count == rows ? maps[row] : throw new ExampleException($"'{name}' has {maps.Count} rows, and the inputs have {rows}.");
        int axis = _batches.AxisOfOutput(Outputs[name]);
        if (value is not ExampleTensor tensor || axis < 0)
            return value;
        if (tensor.Shape.Length > axis && tensor.Shape[axis] == rows)
            return tensor.Slice(axis, row);

        // Without a declared shape: one row may lack the dimension.
        return rows == 1 && Outputs[name] is TensorValueType { Shape: null }
            ? tensor
            : throw new ExampleException($"'{name}' has the shape {ExampleTensor.Text(tensor.Shape)}, and the inputs have {rows} rows.");
    }

    private static ExampleValue? Slice(ExampleValue? value, int axis, int row) => axis < 0 || value is not ExampleTensor tensor ? value : tensor.Slice(axis, row);
}
