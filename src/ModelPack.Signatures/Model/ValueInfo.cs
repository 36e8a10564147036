namespace ModelPack.Signatures;

/// <summary>A graph input or output: name, type and the author's text (<c>ValueInfoProto</c>).</summary>
/// <param name="Name">The name in the graph. Any text: exporters write <c>39</c> and <c>input.1</c>.</param>
/// <param name="Type">Tensor, sequence, map or optional.</param>
/// <param name="Documentation">The value's <c>doc_string</c>; empty when there is none.</param>
/// <param name="IsOptional">Whether it is an input with a default: an initializer of the same name, from IR version 4.</param>
public sealed record ValueInfo(string Name, ModelValueType Type, string Documentation = "", bool IsOptional = false);
