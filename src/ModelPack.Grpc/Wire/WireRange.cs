namespace ModelPack.Grpc.Wire;

/// <summary>A part of a message.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct WireRange(int Start, int Length);
