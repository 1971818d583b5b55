// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/headless_gl.h"

#ifdef I2M_HAS_EGL
#include <EGL/egl.h>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLibraryInfo>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

#ifdef I2M_HAS_EGL
constexpr auto mark = "surfaceless";

/// Without this plugin Qt would end the process instead of telling us.
bool hasDevicePlatform()
{
    return QFileInfo::exists(QLibraryInfo::path(QLibraryInfo::PluginsPath) + u"/platforms/libqeglfs.so"_s);
}

bool isHeadless() { return QGuiApplication::platformName() == "eglfs"_L1 && qgetenv("EGL_PLATFORM") == mark; }
#endif
} // namespace

void chooseHeadlessPlatform()
{
    if (hasDisplay())
        return;
#ifdef I2M_HAS_EGL
    if (hasDevicePlatform()) {
        // It insists on a frame buffer, takes any file for one, and then asks about a screen that is not
        // there.
        constexpr std::pair<const char *, const char *> settings[]{
            {"QT_QPA_PLATFORM", "eglfs"},          {"EGL_PLATFORM", mark},
            {"QT_QPA_EGLFS_INTEGRATION", "none"},  {"QT_QPA_EGLFS_FB", "/dev/null"},
            {"QT_QPA_EGLFS_WIDTH", "64"},          {"QT_QPA_EGLFS_HEIGHT", "64"},
            {"QT_QPA_EGLFS_PHYSICAL_WIDTH", "16"}, {"QT_QPA_EGLFS_PHYSICAL_HEIGHT", "16"},
            {"QT_QPA_EGLFS_DEPTH", "32"},          {"QT_QPA_EGLFS_DISABLE_INPUT", "1"},
            {"QT_QPA_EGLFS_HIDECURSOR", "1"}};
        for (const auto &[name, value] : settings)
            qputenv(name, value);
        if (!qEnvironmentVariableIsSet("QT_LOGGING_RULES")) // it complains of all that, too
            qputenv("QT_LOGGING_RULES", "default.warning=false");
        return;
    }
#endif
    qputenv("QT_QPA_PLATFORM", "offscreen");
}

std::unique_ptr<QOpenGLContext> headlessContext()
{
#ifdef I2M_HAS_EGL
    if (!isHeadless())
        return {};
    EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    constexpr EGLint wanted[]{EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                              EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglInitialize(display, nullptr, nullptr) || !eglBindAPI(EGL_OPENGL_API) ||
        !eglChooseConfig(display, wanted, &config, 1, &count) || count < 1)
        return {};
    constexpr EGLint version[]{EGL_CONTEXT_MAJOR_VERSION,
                               3,
                               EGL_CONTEXT_MINOR_VERSION,
                               3,
                               EGL_CONTEXT_OPENGL_PROFILE_MASK,
                               EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                               EGL_NONE};
    // It ends with the display, when the process does.
    EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
    if (context == EGL_NO_CONTEXT)
        return {};
    return std::unique_ptr<QOpenGLContext>(QNativeInterface::QEGLContext::fromNative(context, display));
#else
    return {};
#endif
}

} // namespace i2m
