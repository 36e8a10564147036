namespace ModelPack.Generators.Emitting;

/// <summary>Full names that generated code writes.</summary>
internal static class RuntimeNames
{
    public const string Runtime = "global::ModelPack.Runtime.CompilerServices";

    public const string Validator = Runtime + ".ContractValidator";

    public const string JsonReader = Runtime + ".JsonInputReader";

    public const string JsonOutput = Runtime + ".JsonOutput";

    public const string JsonWriter = "global::System.Text.Json.Utf8JsonWriter";

    public const string ReadOnlySpan = "global::System.ReadOnlySpan";

    public const string CancellationToken = "global::System.Threading.CancellationToken";

    public const string InputErrors = "global::System.Collections.Generic.ICollection<global::ModelPack.InputError>";

    /// <summary>The attribute that marks generated types.</summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"ModelPack\", \"{typeof(RuntimeNames).Assembly.GetName().Version.ToString(3)}\")]";
}
