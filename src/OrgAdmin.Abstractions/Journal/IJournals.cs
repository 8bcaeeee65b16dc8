using System;
using System.Collections.Generic;

namespace OrgAdmin.Journal;

/// <summary>Reads journals.</summary>
internal interface IJournals
{
    /// <summary>The changes of a journal, one by one, in the order in which they were begun.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isWanted">True for a change that is wanted, judged by its intent; the others cost no memory.</param>
    /// <param name="log">Takes a warning of lines that cannot be read.</param>
    /// <exception cref="OrgException"><see cref="OrgErrorKind.FileError"/>: it cannot be read, or is no journal.</exception>
    IEnumerable<OrgChange> Read(string path, Func<OrgChange, bool> isWanted, IOperationLog log);
}
