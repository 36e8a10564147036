using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.AspNetCore.Generators.Tests;

/// <summary>Apps and model packages as the generator sees them.</summary>
internal static class Compilations
{
    // What the other generator adds to a contract class; here it is part of the source.
    private const string ModelMembers = """
            public static global::ModelPack.ModelDescriptor Descriptor => throw null!;
            public static {0} Load(global::ModelPack.PredictorOptions? options = null) => throw null!;
            public static global::ModelPack.ModelHost HostOf({0} p) => throw null!;
            public static bool TryPredictJson({0} p, in global::System.Buffers.ReadOnlySequence<byte> j, global::System.Buffers.IBufferWriter<byte> o, global::ModelPack.JsonInputOptions s, global::System.Collections.Generic.ICollection<global::ModelPack.InputError> e, global::System.Threading.CancellationToken c = default) => false;
            public static bool TryPredictJsonBatch({0} p, in global::System.Buffers.ReadOnlySequence<byte> j, global::System.Buffers.IBufferWriter<byte> o, global::ModelPack.JsonInputOptions s, global::System.Collections.Generic.ICollection<global::ModelPack.InputError> e, global::System.Threading.CancellationToken c = default) => false;
            public object Predict(object i, global::System.Threading.CancellationToken c = default) => i;
            public object Predict(object i, out global::ModelPack.PredictionInfo info, global::System.Threading.CancellationToken c = default) => throw null!;
            public bool TryPredict(object i, [global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out object p, out global::System.Collections.Generic.IReadOnlyList<global::ModelPack.InputError> e) => throw null!;
            public object[] PredictBatch(global::System.ReadOnlySpan<object> i) => throw null!;
            public void PredictBatch(global::System.ReadOnlySpan<object> i, global::System.Span<object> o) { }
            public int TryPredictBatch(global::System.ReadOnlySpan<object> i, global::System.Span<object> o, global::System.Span<global::ModelPack.RowStatus> s, global::System.Collections.Generic.ICollection<global::ModelPack.InputError> e) => 0;
            public global::System.Threading.Tasks.ValueTask<object> PredictAsync(object i, global::System.Threading.CancellationToken c = default) => default;
            public void Dispose() { }
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] s_framework = [.. Trusted().Where(static path => !IsProduct(path)).Select(static path => MetadataReference.CreateFromFile(path))];
    private static readonly MetadataReference[] s_product = [.. Trusted().Where(static path => IsProduct(path)).Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>An app that references our packages.</summary>
    public static CSharpCompilation App(string source, params MetadataReference[] models) => Create("App", source, [.. s_framework, .. s_product, .. models]);

    /// <summary>A project that references nothing of ours.</summary>
    public static CSharpCompilation Stranger(string source) => Create("Stranger", source, s_framework);

    /// <summary>The assembly of a model package, with a contract record for each predictor.</summary>
    public static MetadataReference Package(string assembly, params (string Predictor, string Model)[] predictors)
    {
        string records = string.Join("\n", predictors.Select(static p =>
            $$$"""[assembly: ModelPack.Runtime.CompilerServices.ContractRecord("file", typeof({{{p.Predictor}}}), "d", "{\"formatVersion\":1,\"name\":\"{{{p.Model}}}\",\"input\":{\"name\":\"other\"}}", "modelsig 1")]"""));
        string classes = string.Join("\n", predictors.Select(static p => Predictor(p.Predictor)));
        using var image = new MemoryStream();
        var emitted = App(records + "\n" + classes).WithAssemblyName(assembly).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>A class that is a model already.</summary>
    /// <param name="fullName">Namespace and name.</param>
    /// <param name="modifiers">Its modifiers.</param>
    /// <param name="attribute">An attribute of it.</param>
    public static string Predictor(string fullName, string modifiers = "public sealed partial", string attribute = "")
    {
        string space = fullName[..fullName.LastIndexOf('.')];
        string name = fullName[(space.Length + 1)..];
        string members = ModelMembers.Replace("{0}", name, StringComparison.Ordinal);
        return $"namespace {space} {{ {attribute} {modifiers} class {name} : ModelPack.IPredictor<object, object>, ModelPack.IModel<{name}> {{\n{members}\n}} }}";
    }

    /// <summary>A contract in the app.</summary>
    public static string Contract(string fullName, string arguments, string modifiers = "public sealed partial") =>
        Predictor(fullName, modifiers, $"[ModelPack.ModelContract({arguments})]");

    private static CSharpCompilation Create(string name, string source, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        name, [CSharpSyntaxTree.ParseText("#nullable enable\n" + source, s_parse, "Source.cs")], references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress)]));

    private static IEnumerable<string> Trusted() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static path => !Path.GetFileName(path).StartsWith("ModelPack.AspNetCore.Generators", StringComparison.Ordinal));

    private static bool IsProduct(string path) => Path.GetFileName(path) is "ModelPack.Runtime.dll" or "ModelPack.AspNetCore.dll";
}
