using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits the contract record: the contract as data, on the assembly.</summary>
internal static class RecordEmitter
{
    public static void Emit(SourceWriter writer, ContractModel model, ContractSides sides)
    {
        var record = new RecordJson(model, sides);
        writer.WriteLine($"""
            [assembly: {RuntimeNames.Runtime}.ContractRecord(
                {CSharpText.Literal(model.ModelName)},
                typeof({model.Source.Predictor.FullName}),
                {CSharpText.Literal(record.Digest)},
                {CSharpText.Literal(record.Text)},
                {CSharpText.Literal(model.SignatureText)})]
            """);
    }
}
