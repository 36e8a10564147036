using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class ExternalDataCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public ExternalDataCheckTests()
    {
        _folder.Write("outside.bin", 64);
        _folder.Write("model/w.bin", 64);
        _folder.Write("model/sub/w.bin", 64);
        _folder.Write("model2/w.bin", 64);
        _model = _folder.File("model/m.onnx");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("w.bin")]
    [InlineData("./w.bin")]
    [InlineData("sub/w.bin")]
    [InlineData("sub//./w.bin")]
    public void Files_beside_the_model_and_below_are_taken(string location)
    {
        Assert.Null(Problem(location));
        Assert.True(ExternalDataCheck.TryResolve(new ExternalData("t", location, null, null, 64), _model, out string? file, out _));
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("../outside.bin")]
    [InlineData("..")]
    [InlineData("sub/../../outside.bin")]
    [InlineData("sub/../w.bin")]
    [InlineData("../model2/w.bin")]
    [InlineData("../model/w.bin")]
    [InlineData("./../outside.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/w.bin")]
    [InlineData("\\\\server\\share\\w.bin")]
    [InlineData("..\\outside.bin")]
    [InlineData("sub\\w.bin")]
    [InlineData("C:\\w.bin")]
    [InlineData("C:/w.bin")]
    [InlineData("c:w.bin")]
    [InlineData("\\\\?\\C:\\w.bin")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("w.bin\0x")]
    [InlineData("w.bin\n")]
    [InlineData("\u001b[31mw.bin")]
    [InlineData("w\u0085.bin")]
    [InlineData("w\u202enib.bin")]
    [InlineData("a:b.bin")]
    [InlineData("w?.bin")]
    [InlineData("w.bin ")]
    [InlineData(" sub/w.bin")]
    [InlineData("sub./w.bin")]
    [InlineData("nul")]
    [InlineData("sub/Con.bin")]
    [InlineData("COM1.x.bin")]
    public void Unsafe_locations_are_refused_without_a_look_at_the_disk(string location)
    {
        Assert.False(ExternalLocation.TryNormalize(location, out _, out string? error));
        string? problem = Problem(location);
        Assert.NotNull(problem);
        Assert.Contains(error, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(problem, char.IsControl);
        Assert.DoesNotContain(_folder.Path, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.bin", "does not exist")]
    [InlineData("missing/w.bin", "does not exist")]
    [InlineData("sub", "is a folder")]
    [InlineData("w.bin/x", "does not exist")]
    public void Files_that_are_not_there_are_refused(string location, string reason) =>
        Assert.Contains(reason, Problem(location), StringComparison.Ordinal);

    [Theory]
    [InlineData("abc", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1e1", null)]
    [InlineData("0x10", null)]
    [InlineData("", null)]
    [InlineData(" 1", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("1", null)]
    [InlineData("65", "0")]
    [InlineData("9223372036854775807", "64")]
    [InlineData("1099511627776", "64")]
    [InlineData("0", "abc")]
    [InlineData("0", "-64")]
    [InlineData("0", "4")]
    [InlineData("0", "65")]
    [InlineData("0", "9223372036854775807")]
    public void Ranges_that_are_none_or_leave_the_file_are_refused(string? offset, string? length) =>
        Assert.NotNull(Problem("w.bin", offset, length));

    [Theory]
    [InlineData(null, null)]
    [InlineData("0", null)]
    [InlineData("0", "64")]
    public void Ranges_that_fit_are_taken(string? offset, string? length) => Assert.Null(Problem("w.bin", offset, length));

    [Fact]
    public void A_tensor_of_unknown_size_needs_only_what_it_says()
    {
        Assert.Empty(ExternalDataCheck.Check(Signature(new ExternalData("t", "w.bin", "60", "4", null)), _model));
        Assert.NotEmpty(ExternalDataCheck.Check(Signature(new ExternalData("t", "w.bin", "60", "5", null)), _model));
    }

    [Theory]
    [InlineData("model/link.bin", "../outside.bin", "link.bin")]
    [InlineData("model/link", "..", "link/outside.bin")]
    [InlineData("model/link", "../model2", "link/w.bin")]
    [InlineData("model/sub/link", "../..", "sub/link/outside.bin")]
    public void Links_that_leave_the_folder_are_refused(string link, string target, string location)
    {
        File.CreateSymbolicLink(_folder.File(link), target);
        Assert.Contains("symbolic link", Problem(location), StringComparison.Ordinal);
    }

    [Fact]
    public void Absolute_links_that_leave_the_folder_are_refused()
    {
        File.CreateSymbolicLink(_folder.File("model/link.bin"), _folder.File("outside.bin"));
        Assert.Contains("symbolic link", Problem("link.bin"), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_a_ring_are_refused()
    {
        File.CreateSymbolicLink(_folder.File("model/a.bin"), "b.bin");
        File.CreateSymbolicLink(_folder.File("model/b.bin"), "a.bin");
        Assert.Contains("loop", Problem("a.bin"), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_stay_in_the_folder_are_followed()
    {
        File.CreateSymbolicLink(_folder.File("model/link.bin"), "sub/w.bin");
        File.CreateSymbolicLink(_folder.File("model/again.bin"), _folder.File("model/link.bin"));
        Assert.Null(Problem("link.bin"));
        Assert.Null(Problem("again.bin"));
        Assert.NotNull(Problem("link.bin", "1", "64"));
    }

    [Fact]
    public void A_linked_folder_of_the_model_is_no_escape()
    {
        Directory.CreateSymbolicLink(_folder.File("linked"), _folder.File("model"));
        Assert.Empty(ExternalDataCheck.Check(Signature(new ExternalData("t", "w.bin", "0", "64", 64)), _folder.File("linked/m.onnx")));
    }

    [Fact]
    public void Links_that_leave_the_folder_are_followed_where_the_author_says_so_and_still_checked()
    {
        File.CreateSymbolicLink(_folder.File("model/link.bin"), "../outside.bin");
        File.CreateSymbolicLink(_folder.File("model/ring.bin"), "ring.bin");
        Assert.Empty(ExternalDataCheck.Check(Signature(new ExternalData("t", "link.bin", "0", "64", 64)), _model, followLinks: true));
        Assert.NotEmpty(ExternalDataCheck.Check(Signature(new ExternalData("t", "link.bin", "1", "64", 64)), _model, followLinks: true));
        Assert.NotEmpty(ExternalDataCheck.Check(Signature(new ExternalData("t", "ring.bin", "0", "64", 64)), _model, followLinks: true));
        Assert.NotEmpty(ExternalDataCheck.Check(Signature(new ExternalData("t", "../outside.bin", "0", "64", 64)), _model, followLinks: true));
    }

    [Theory]
    [InlineData("model/link.onnx", "real.onnx", null)]
    [InlineData("model/link.onnx", "../outside.bin", "leads out of its folder")]
    [InlineData("model/link.onnx", "link.onnx", "form a loop")]
    public void A_model_that_is_a_link_is_followed_within_its_folder(string link, string target, string? reason)
    {
        File.CreateSymbolicLink(_folder.File(link), target);
        string? problem = ExternalDataCheck.CheckModelFile(_folder.File(link))?.Message;
        Assert.Equal(reason is null, problem is null);
        Assert.Contains(reason ?? "", problem ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "32", "16", "32")]
    [InlineData("0", "64", "16", "16")]
    [InlineData("0", "64", "0", "32")]
    [InlineData("16", "32", null, "32")]
    public void Tensors_that_share_bytes_in_part_are_refused(string? offset, string? length, string? otherOffset, string? otherLength)
    {
        string problem = Assert.Single(Problems(new ExternalData("a", "w.bin", offset, length, null), new ExternalData("b", "./w.bin", otherOffset, otherLength, null)));
        Assert.Contains("'a'", problem, StringComparison.Ordinal);
        Assert.Contains("'b'", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "32", "32", "32")]
    [InlineData("0", "32", "0", "32")]
    [InlineData("16", "0", "0", "32")]
    public void Tensors_may_share_all_of_their_bytes_or_none(string offset, string length, string otherOffset, string otherLength) =>
        Assert.Empty(Problems(new ExternalData("a", "w.bin", offset, length, null), new ExternalData("b", "./w.bin", otherOffset, otherLength, null)));

    [Fact]
    public void Two_spellings_of_a_file_are_one_and_two_cases_are_refused()
    {
        _folder.Write("model/W.bin", 64);
        Assert.Empty(Problems(new ExternalData("a", "sub/w.bin", "0", "64", 64), new ExternalData("b", "./sub//w.bin", "0", "64", 64)));
        Assert.Contains("upper and lower case", Assert.Single(Problems(new ExternalData("a", "w.bin", "0", "64", 64), new ExternalData("b", "W.bin", "0", "64", 64))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m.onnx", "is the model itself")]
    [InlineData("M.onnx", "is the model itself")]
    [InlineData("modelpack.json", "document")]
    [InlineData("./Input.schema.json", "document")]
    [InlineData("sbom.cdx.json", "document")]
    public void Names_that_the_package_has_already_are_refused(string location, string reason)
    {
        _folder.Write($"model/{location}", 64);
        Assert.Contains(reason, Assert.Single(Problems(new ExternalData("a", location, "0", "64", 64))), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_tensor_with_a_fault_is_reported()
    {
        ModelSignature signature = Signature(new ExternalData("a", "../x", null, null, 4), new ExternalData("b", "w.bin", null, null, 64), new ExternalData("c", "missing", null, null, 4));
        Assert.Equal(["MPK2002", "MPK2002"], ExternalDataCheck.Check(signature, _model).Select(problem => problem.Code));
    }

    [Fact]
    public void ONNX_Runtime_takes_what_is_taken()
    {
        byte[] model = new OnnxModelBuilder().Input("x", OnnxType.Float32(16)).Output("y", OnnxType.Float32(16))
            .Initializer(OnnxTensor.External("w", OnnxElement.Float32, [16], "./sub/w.bin", "0", "64")).Node("Add", ["x", "w"], ["y"]).Build();
        File.WriteAllBytes(_model, model);
        Assert.Null(Reader.Problem(_model));
        Assert.Null(OnnxRuntimeJudge.Refusal(_model));
    }

    private string? Problem(string location, string? offset = "0", string? length = "64") =>
        ExternalDataCheck.Check(Signature(new ExternalData("t", location, offset, length, 64)), _model).SingleOrDefault()?.Message;

    private IEnumerable<string> Problems(params ExternalData[] data) => ExternalDataCheck.Check(Signature(data), _model).Select(static problem => problem.Message);

    private static ModelSignature Signature(params ExternalData[] data) => new() { ExternalData = new(data) };
}
