using System.Text.Json;
using ModelPack.AspNetCore.Tests.Support;
using ModelPack.Runtime.CompilerServices;

[assembly: ModelPayload("sum", "Acme.Models.Sum", "1.2.3", SumContract.Digest)]
[assembly: ContractRecord("sum", typeof(SumModel), SumContract.Digest, """{"formatVersion":1,"name":"sum"}""", "modelsig 1\n")]

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>What ties <see cref="SumModel"/> to this assembly, as generated code would; its rows are never used.</summary>
public readonly struct SumContract : IModelContract<object, object>
{
    public const string Digest = "5e6f7a8b9c0d1e2f5e6f7a8b9c0d1e2f5e6f7a8b9c0d1e2f5e6f7a8b9c0d1e2f";

    public static ContractDefinition Definition { get; } = new("sum", typeof(SumModel).Assembly, [], []);

    public static void Validate(in object input, ref ContractValidator validator) => throw new NotSupportedException();

    public static void Pack(in object input, scoped in InputRow row) => throw new NotSupportedException();

    public static object Unpack(scoped in OutputRow row) => throw new NotSupportedException();

    public static void Loop(ref RowLoop<object, object> rows) => rows.Run<SumContract>();

    public static object ReadInput(ref JsonInputReader reader) => throw new NotSupportedException();

    public static void WriteOutput(Utf8JsonWriter writer, in object output) => throw new NotSupportedException();
}
