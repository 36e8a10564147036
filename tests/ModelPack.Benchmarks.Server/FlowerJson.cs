using System.Text.Json.Serialization;
using ModelPack.Benchmarks.Contracts;

namespace ModelPack.Benchmarks.Server;

/// <summary>JSON of the contract by System.Text.Json's generator.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FlowerBody[]))]
[JsonSerializable(typeof(FlowerScores[]))]
internal sealed partial class FlowerJson : JsonSerializerContext;
