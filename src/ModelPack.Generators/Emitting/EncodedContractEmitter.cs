using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits a contract with an encoder or decoder as two structs: <c>Contract</c>, which callers meet, and <c>Tensors</c>, which meets the model.</summary>
internal sealed class EncodedContractEmitter(ContractModel model, ContractSides sides)
{
    private const string Assets = "global::ModelPack.ModelAssets assets";

    private readonly string _predictor = model.Source.Predictor.FullName;

    public void Emit(SourceWriter writer)
    {
        EmitRows(writer);
        writer.WriteLine();
        EmitTensors(writer);
    }

    private void EmitRows(SourceWriter writer)
    {
        var labels = new LabelFields(sides.Input.Type, sides.Output.Type);
        var rules = new RuleFields();
        writer.WriteLine($"private readonly struct Contract : {RuntimeNames.Runtime}.IEncodedContract<{RuntimeNames.EncodedTypes(model)}>");
        writer.Block(() =>
        {
            labels.Emit(writer);
            new ValidationEmitter(sides.Input, labels, rules).Emit(writer);
            EmitCoding(writer, rules);
            if (sides.HasDecoder)
                new ValidationEmitter(sides.Output, labels, rules).Emit(writer);
            new JsonReadEmitter(sides.Input, labels).Emit(writer);
            new JsonWriteEmitter(sides.Output, labels).Emit(writer);
            rules.Emit(writer);
        });
    }

    private void EmitCoding(SourceWriter writer, RuleFields rules)
    {
        string input = sides.Input.Type.FullName, output = sides.Output.Type.FullName;
        string inputTensors = sides.BoundInput.Type.FullName, outputTensors = sides.BoundOutput.Type.FullName;
        string encoded = sides.HasEncoder ? $"{RuntimeNames.Runtime}.Coding.Encode<{_predictor}, {input}, {inputTensors}>(input, assets)" : "input";
        string decoded = sides.HasDecoder ? $"{RuntimeNames.Runtime}.Coding.Decode<{_predictor}, {outputTensors}, {output}>(tensors, assets)" : "tensors";
        writer.WriteLine();
        writer.WriteLine($$"""
            public static bool HasEncoder => {{(sides.HasEncoder ? "true" : "false")}};

            public static {{RuntimeNames.ReadOnlySpan}}<(string Name, string JsonName)> InputMembers => {{rules.MemberNames(sides.Input.Type)}};

            public static {{inputTensors}} Encode({{input}} input, {{Assets}}) => {{encoded}};

            public static {{output}} Decode({{outputTensors}} tensors, {{Assets}}) => {{decoded}};
            """);
    }

    private void EmitTensors(SourceWriter writer)
    {
        ContractSide input = sides.BoundInput, output = sides.BoundOutput;
        var symbols = new SymbolTable(model);
        var labels = new LabelFields(input.Type, output.Type);
        var rules = new RuleFields();
        writer.WriteLine($"private readonly struct Tensors : {RuntimeNames.Runtime}.ITensorContract<{input.Type.FullName}, {output.Type.FullName}>");
        writer.Block(() =>
        {
            labels.Emit(writer);
            DefinitionEmitter.Emit(writer, model, symbols);
            if (sides.HasEncoder)
                new ValidationEmitter(input, labels, rules).Emit(writer);
            else
                EmitForward(writer, input.Type.FullName);
            new PackEmitter(model, input, labels, symbols).Emit(writer);
            new UnpackEmitter(output, labels).Emit(writer);
            new ValidationEmitter(output, labels, rules).Emit(writer);
            ContractEmitter.EmitLoop(writer, input, output, "Tensors");
            rules.Emit(writer);
        });
    }

    // What callers give is what the model takes, and it is checked once.
    private static void EmitForward(SourceWriter writer, string input)
    {
        writer.WriteLine();
        writer.WriteLine($"public static void Validate(in {input} input, ref {RuntimeNames.Validator} validator) => Contract.Validate(in input, ref validator);");
    }
}
