using System.Text.Json;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Mapping;

/// <summary>The inputs that callers of the contract never see: constants, and states, which begin as zeros.</summary>
internal sealed class FixedInputs(Contract contract, ModelSignature signature, Batches batches)
{
    /// <summary>Whether the contract fills an input.</summary>
    public bool Has(string input) => ConstantOf(input) is not null || contract.States.Any(state => state.Input == input);

    /// <summary>Why values that are given for such inputs are not what the contract fills in; null when they are.</summary>
    public string? WhyOther(IReadOnlyDictionary<string, ExampleValue?> inputs)
    {
        foreach ((string name, ExampleValue? value) in inputs)
        {
            if (ConstantOf(name) is { } constant && !Agrees(constant, value))
                return $"the contract gives '{name}' another constant";
            if (contract.States.Any(state => state.Input == name) && !IsZero(value))
                return $"the state '{name}' is not the zeros that a sequence begins with";
        }

        return null;
    }

    /// <summary>The inputs of a run with those that the contract fills.</summary>
    public IReadOnlyDictionary<string, ExampleValue?> Complete(IReadOnlyDictionary<string, ExampleValue?> inputs, long rows)
    {
        var complete = new Dictionary<string, ExampleValue?>(inputs);
        foreach (ValueInfo input in signature.Inputs.Where(input => Has(input.Name) && !inputs.ContainsKey(input.Name)))
            complete[input.Name] = Fill(input, rows);
        return complete;
    }

    private ContractConstant? ConstantOf(string input) => contract.Constants.FirstOrDefault(constant => constant.Input == input);

    private static bool Agrees(ContractConstant constant, ExampleValue? value)
    {
        if (value is not ExampleTensor tensor || constant.Values.Count == 0)
            return false;
        for (int i = 0; i < tensor.Elements.Length; i++)
        {
            object expected = Parse(constant.Values[i % constant.Values.Count], tensor.ElementType);
            if (!expected.Equals(tensor.Elements.GetValue(i)))
                return false;
        }

        return true;
    }

    private static bool IsZero(ExampleValue? value) => value is ExampleTensor tensor && tensor.Elements.Cast<object>().All(static element => element is 0.0 or 0L or 0UL or false or "");

    private ExampleTensor Fill(ValueInfo input, long rows)
    {
        if (input.Type is not TensorValueType { Shape: { } shape } type)
            throw new ExampleException($"""also write the input '{input.Name}' in "tensors": the model declares no shape of it.""");
        int axis = batches.AxisOfInput(type);
        long[] sizes = [.. shape.Select((dimension, i) => i == axis ? rows : dimension.Value ?? 1)];
        Array elements = ElementArrays.Create(type.ElementType, checked((int)ExampleTensor.Product(sizes)));
        for (int i = 0; i < elements.Length; i++)
        {
            if (ConstantOf(input.Name) is { } constant)
                elements.SetValue(Parse(constant.Values[i % constant.Values.Count], type.ElementType), i);
            else if (type.ElementType == TensorElementType.String)
                elements.SetValue("", i);
        }

        return new ExampleTensor(type.ElementType, sizes, elements);
    }

    private static object Parse(JsonElement value, TensorElementType type) =>
        ElementText.Parse(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), type) ?? "";
}
