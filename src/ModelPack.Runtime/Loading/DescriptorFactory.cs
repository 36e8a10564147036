using System.Reflection;
using System.Text;
using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Loading;

/// <summary>Makes a model's descriptor of the attributes that build and generator wrote into the assembly.</summary>
internal static class DescriptorFactory
{
    /// <summary>The descriptor of the model that a contract binds.</summary>
    /// <param name="definition">The contract.</param>
    /// <param name="predictor">The predictor class: one model may have several contracts. Null where it cannot be told.</param>
    /// <exception cref="InvalidOperationException">The assembly has no record of the contract.</exception>
    public static ModelDescriptor Create(ContractDefinition definition, Type? predictor)
    {
        Assembly assembly = definition.Assembly;
        ContractRecordAttribute[] records = [.. assembly.GetCustomAttributes<ContractRecordAttribute>().Where(r => r.Model == definition.Model)];
        ContractRecordAttribute record = records.FirstOrDefault(r => r.Predictor == predictor)
            ?? records.FirstOrDefault()
            ?? throw new InvalidOperationException($"Assembly '{assembly.GetName().Name}' has no contract record of model '{definition.Model}'. It was compiled without the generator of the ModelPack package; reference ModelPack and rebuild.");
        ModelPayloadAttribute? payload = assembly.GetCustomAttributes<ModelPayloadAttribute>().FirstOrDefault(p => p.Model == definition.Model);
        return new ModelDescriptor
        {
            Name = ReadName(record.Contract) ?? definition.Model,
            PackageId = payload?.PackageId ?? assembly.GetName().Name ?? "",
            Version = payload?.PackageVersion ?? assembly.GetName().Version?.ToString(3) ?? "",
            PayloadDigest = payload?.Digest ?? "",
            ContractDigest = record.Digest,
            Files = [.. assembly.GetCustomAttributes<ModelFileAttribute>().Where(f => f.Model == definition.Model).Select(f => new ModelFile(f.Path, f.Size, f.Sha256) { IsAsset = f.IsAsset })],
            Contract = record.Contract,
            SignatureText = record.Signature,
            Locator = new ModelLocator(definition.Model, assembly),
        };
    }

    /// <summary>The signature of its text form.</summary>
    public static ModelSignature ParseSignature(string model, string text) => SignatureText.TryParse(text, out ModelSignature? signature, out string? error)
        ? signature
        : throw new InvalidOperationException($"The compiled signature of model '{model}' cannot be read: {error}. Runtime and package do not fit (MPK3033).");

    // The name is among the first members of the record; the rest of the document is not read.
    private static string? ReadName(string contract)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(contract));
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                continue;
            bool isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName)
                return reader.GetString();
            reader.Skip();
        }

        return null;
    }
}
