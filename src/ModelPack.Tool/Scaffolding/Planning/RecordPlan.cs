namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>A record to write.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is; plain text.</param>
/// <param name="FeatureVector">The tensor whose columns its members are; null for none.</param>
/// <param name="Members">Its members, in order.</param>
internal sealed record RecordPlan(string Name, string Summary, string? FeatureVector, IReadOnlyList<MemberPlan> Members);
