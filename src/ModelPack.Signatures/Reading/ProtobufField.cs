namespace ModelPack.Signatures;

/// <summary>The head of one field: its number and how its value is stored.</summary>
internal readonly record struct ProtobufField(int Number, WireType Type);
