extern alias runtime;

using runtime::ModelPack.Runtime.CompilerServices;

[assembly: ContractRecord("iris", typeof(ModelPack.Tasks.Tests.Manifest.AssemblyRecordsTests), ModelPack.Tasks.Tests.Manifest.Records.Digest, ModelPack.Tasks.Tests.Manifest.Records.Iris, ModelPack.Tasks.Tests.Manifest.Records.IrisSignature)]
[assembly: ModelPayload("iris", "Acme.Models.Iris", "1.2.0", "not read: it follows from the files")]
[assembly: ModelFile("iris", "iris.onnx", 631L, "aa")]
[assembly: ModelFile("iris", "weights.bin", 5_000_000_000L, "bb")]
[assembly: ModelFile("another", "another.onnx", 1L, "cc")]

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class AssemblyRecordsTests
{
    private static readonly AssemblyRecords s_records = AssemblyRecords.Read(typeof(AssemblyRecordsTests).Assembly.Location);

    [Fact]
    public void A_contract_is_found_in_a_compiled_assembly()
    {
        ContractRecord contract = Assert.Single(s_records.Contracts);
        Assert.Equal(("iris", Records.Digest, Records.Iris, Records.IrisSignature), (contract.Model, contract.Digest, contract.Json, contract.Signature));
        Assert.Equal(typeof(AssemblyRecordsTests).FullName, contract.Predictor);
    }

    [Fact]
    public void The_constructor_of_the_input_is_found() =>
        Assert.Equal(["SepalLength", "Note"], s_records.Contracts[0].InputConstructor);

    [Fact]
    public void A_payload_has_the_files_of_its_model_in_order()
    {
        Payload payload = Assert.Single(s_records.Payloads);
        Assert.Equal(("iris", "Acme.Models.Iris", "1.2.0"), (payload.Model, payload.PackageId, payload.PackageVersion));
        Assert.Equal([new PayloadFile("iris.onnx", 631, "aa"), new PayloadFile("weights.bin", 5_000_000_000, "bb")], payload.Files);
    }

    [Fact]
    public void An_assembly_without_models_has_no_records()
    {
        AssemblyRecords records = AssemblyRecords.Read(typeof(object).Assembly.Location);
        Assert.Empty(records.Contracts);
        Assert.Empty(records.Payloads);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused() =>
        Assert.Throws<BadImageFormatException>(() => AssemblyRecords.Read(Path.ChangeExtension(typeof(AssemblyRecordsTests).Assembly.Location, ".runtimeconfig.json")));
}
