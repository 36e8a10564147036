using System.IO.Compression;
using System.Text;
using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class BadModelTests
{
    [Theory]
    [InlineData("custom-op-own.onnx", "MPK2003", "com.example.custom")]
    [InlineData("duplicate-names.onnx", "MPK2012", "'x'")]
    [InlineData("duplicate-outputs.onnx", "MPK2012", "'y'")]
    [InlineData("empty.onnx", "MPK2001", "empty")]
    [InlineData("external-data-missing.onnx", "MPK2002", "no-such-file.bin")]
    [InlineData("external-data-path-escape.onnx", "MPK2002", "leaves the model's folder")]
    [InlineData("future-ir.onnx", "MPK2013", "99")]
    [InlineData("future-opset.onnx", "MPK2013", "999")]
    [InlineData("huge-dim.onnx", "MPK2012", "'w'")]
    [InlineData("huge-dim-overflow.onnx", "MPK2012", "overflows")]
    [InlineData("invalid-utf8-name.onnx", "MPK2012", "UTF-8")]
    [InlineData("no-graph.onnx", "MPK2012", "no graph")]
    [InlineData("not-onnx.bin", "MPK2001", "ZIP")]
    [InlineData("truncated.onnx", "MPK2001", "truncated")]
    public void Every_bad_file_gives_its_code_and_says_why(string file, string code, string part)
    {
        SignatureProblem? problem = Reader.Problem(TestModels.Path("bad/" + file));
        Assert.NotNull(problem);
        Assert.Equal(code, problem.Code);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> OtherFiles => new()
    {
        { "Git LFS pointer", Ascii("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 631\n") },
        { "HTML page", Ascii("<!DOCTYPE html>\n<html><head><title>404</title></head></html>") },
        { "HTML page", [0xef, 0xbb, 0xbf, .. Ascii("\r\n <html>")] },
        { "gzip", Gzip(new OnnxModelBuilder().Build()) },
        { "ZIP", [0x50, 0x4b, 3, 4, 20, 0] },
        { "pickle", [0x80, 4, 0x95, 0, 0, 0] },
        { "JSON", Ascii("{\"irVersion\": \"8\"}") },
        { "HDF5", [0x89, .. Ascii("HDF\r\n\u001a\n")] },
        { "TensorFlow Lite", [0x1c, 0, 0, 0, .. Ascii("TFL3"), 0, 0] },
        { "ORT format", [0x1c, 0, 0, 0, .. Ascii("ORTM"), 0, 0] },
        { "safetensors", [0x40, 0, 0, 0, 0, 0, 0, 0, .. Ascii("{\"w\":{}}")] },
        { "NumPy", [0x93, .. Ascii("NUMPY"), 1, 0] },
        { "text file", Ascii("tree\nversion=v3\n") },
        { "XML", Ascii("<?xml version=\"1.0\"?><net/>") },
    };

    [Theory, MemberData(nameof(OtherFiles))]
    public void A_file_that_is_no_model_is_named_for_what_it_is(string kind, byte[] bytes)
    {
        SignatureProblem? problem = Reader.Problem(bytes);
        Assert.NotNull(problem);
        Assert.Equal("MPK2001", problem.Code);
        Assert.Contains(kind, problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_problems_without_a_path_in_them()
    {
        string missing = TestModels.Path("no-such-model.onnx");
        foreach (string path in new[] { missing, missing + "\0", TestModels.Folder })
        {
            Assert.False(OnnxSignatureReader.TryRead(path, out _, out SignatureProblem? problem));
            Assert.Equal("MPK2001", problem.Code);
            Assert.DoesNotContain(TestModels.Folder, problem.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return target.ToArray();
    }
}
