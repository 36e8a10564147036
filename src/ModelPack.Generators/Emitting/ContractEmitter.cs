using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes the generated file of one contract.</summary>
internal static class ContractEmitter
{
    public static string Emit(ContractModel model)
    {
        var writer = new SourceWriter();
        writer.WriteLine(RuntimeNames.Header);
        writer.WriteLine();
        var sides = new ContractSides(model);
        if (!model.HasErrors)
        {
            RecordEmitter.Emit(writer, model, sides);
            writer.WriteLine();
        }

        EmitPredictor(writer, model, sides);
        writer.WriteLine();
        RegistrationEmitter.Emit(writer, model);
        return writer.ToString();
    }

    private static void EmitPredictor(SourceWriter writer, ContractModel model, ContractSides sides)
    {
        PredictorType predictor = model.Source.Predictor;
        ClassBlock.Emit(writer, predictor, () =>
        {
            writer.WriteLine(RuntimeNames.GeneratedCode);
            writer.WriteLine($"partial {predictor.Keyword} {predictor.Name} : global::ModelPack.IModel<{predictor.FullName}>");
            writer.Block(() =>
            {
                PredictorEmitter.Emit(writer, model);
                if (model.HasErrors)
                    return;
                writer.WriteLine();
                if (model.Source.IsEncoded)
                    new EncodedContractEmitter(model, sides).Emit(writer);
                else
                    EmitContract(writer, model, sides.Input, sides.Output);
            });
        });
    }

    private static void EmitContract(SourceWriter writer, ContractModel model, ContractSide input, ContractSide output)
    {
        var symbols = new SymbolTable(model);
        var labels = new LabelFields(input.Type, output.Type);
        var rules = new RuleFields();
        writer.WriteLine($"private readonly struct Contract : {RuntimeNames.Runtime}.IModelContract<{input.Type.FullName}, {output.Type.FullName}>");
        writer.Block(() =>
        {
            labels.Emit(writer);
            DefinitionEmitter.Emit(writer, model, symbols);
            new ValidationEmitter(input, labels, rules).Emit(writer);
            new PackEmitter(model, input, labels, symbols).Emit(writer);
            new UnpackEmitter(output, labels).Emit(writer);
            new ValidationEmitter(output, labels, rules).Emit(writer);
            EmitLoop(writer, input, output, "Contract");
            new JsonReadEmitter(input, labels).Emit(writer);
            new JsonWriteEmitter(output, labels).Emit(writer);
            rules.Emit(writer);
        });
    }

    // Batches enter the runtime's loops from here, where all types are known, so that they are compiled with this contract's code inside.
    internal static void EmitLoop(SourceWriter writer, ContractSide input, ContractSide output, string contract)
    {
        writer.WriteLine();
        writer.WriteLine($"public static void Loop(ref {RuntimeNames.Runtime}.RowLoop<{input.Type.FullName}, {output.Type.FullName}> rows) => rows.Run<{contract}>();");
    }
}
