using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using ModelPack.Packages.Payloads;

namespace ModelPack.Packages.Contracts;

/// <summary>What generator and build left in a compiled model assembly. Read from its metadata: nothing is loaded or run.</summary>
/// <param name="Contracts">One for each contract, ordered by model.</param>
/// <param name="Payloads">One for each model, ordered by model.</param>
internal sealed record AssemblyRecords(IReadOnlyList<ContractRecord> Contracts, IReadOnlyList<Payload> Payloads)
{
    private const string Namespace = "ModelPack.Runtime.CompilerServices";

    /// <summary>Reads the assembly at <paramref name="path"/>.</summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly, or its records are not those of this version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AssemblyRecords Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <summary>Reads the assembly in <paramref name="stream"/>, which can seek.</summary>
    /// <exception cref="BadImageFormatException">It is no .NET assembly, or its records are not those of this version.</exception>
    public static AssemblyRecords Read(Stream stream)
    {
        using var image = new PEReader(stream, PEStreamOptions.LeaveOpen);
        if (!image.HasMetadata)
            throw new BadImageFormatException("The file is no .NET assembly.");
        MetadataReader metadata = image.GetMetadataReader();
        try
        {
            return From(metadata);
        }
        catch (Exception exception) when (exception is InvalidCastException or IndexOutOfRangeException or JsonException or KeyNotFoundException)
        {
            throw new BadImageFormatException("The records in the assembly are not those of this version of ModelPack.", exception);
        }
    }

    private static AssemblyRecords From(MetadataReader metadata)
    {
        var contracts = new List<ContractRecord>();
        var payloads = new List<(string Model, string Package, string Version)>();
        var files = new List<(string Model, PayloadFile File)>();
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            switch (AttributeNames.Of(metadata, attribute))
            {
                case (Namespace, "ContractRecordAttribute"):
                    contracts.Add(ReadContract(metadata, attribute));
                    break;
                case (Namespace, "ModelPayloadAttribute"):
                    ImmutableArray<object?> payload = Arguments(attribute);
                    payloads.Add(((string)payload[0]!, (string)payload[1]!, (string)payload[2]!));
                    break;
                case (Namespace, "ModelFileAttribute"):
                    files.Add(ReadFile(attribute));
                    break;
            }
        }

        return new AssemblyRecords(
            [.. contracts.OrderBy(contract => contract.Model, StringComparer.Ordinal)],
            [.. payloads.OrderBy(payload => payload.Model, StringComparer.Ordinal).Select(payload => new Payload(
                payload.Model, payload.Package, payload.Version, [.. files.Where(file => file.Model == payload.Model).Select(file => file.File)]))]);
    }

    private static ContractRecord ReadContract(MetadataReader metadata, CustomAttribute attribute)
    {
        ImmutableArray<object?> arguments = Arguments(attribute);
        string json = (string)arguments[3]!;
        using JsonDocument contract = JsonDocument.Parse(json);
        string inputType = contract.RootElement.GetProperty("input").GetProperty("type").GetString() ?? "";
        return new ContractRecord(
            (string)arguments[0]!, TypeName((string)arguments[1]!), (string)arguments[2]!, json, (string)arguments[4]!, InputConstructors.Find(metadata, inputType)) { InputType = new CompiledTypes(metadata).Find(inputType) };
    }

    private static (string Model, PayloadFile File) ReadFile(CustomAttribute attribute)
    {
        CustomAttributeValue<string> value = attribute.DecodeValue(TypeNameProvider.Instance);
        object?[] arguments = [.. value.FixedArguments.Select(argument => argument.Value)];
        bool isAsset = value.NamedArguments.Any(argument => argument is { Name: "IsAsset", Value: true });
        return ((string)arguments[0]!, new PayloadFile((string)arguments[1]!, (long)arguments[2]!, (string)arguments[3]!) { IsAsset = isAsset });
    }

    private static ImmutableArray<object?> Arguments(CustomAttribute attribute) =>
        [.. attribute.DecodeValue(TypeNameProvider.Instance).FixedArguments.Select(argument => argument.Value)];

    // A type of another assembly is written with that assembly's name.
    private static string TypeName(string serialized) => serialized.Split(',')[0];
}
