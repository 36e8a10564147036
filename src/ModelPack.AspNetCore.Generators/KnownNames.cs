namespace ModelPack.AspNetCore.Generators;

/// <summary>Metadata names that the generator looks for.</summary>
internal static class KnownNames
{
    public const string ModelContract = "ModelPack.ModelContractAttribute";
    public const string Predictor = "IPredictor";
    public const string PredictorNamespace = "ModelPack";
    public const string ContractRecord = "ContractRecordAttribute";
    public const string ContractRecordNamespace = "ModelPack.Runtime.CompilerServices";
    public const string RuntimeAssembly = "ModelPack.Runtime";
    public const string MapModelExtensions = "Microsoft.AspNetCore.Builder.ModelEndpointRouteBuilderExtensions";
}
